package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of the written words of one sentence: from the heard words in their place, and between
 * these by length. Words never overlap and never run backwards.
 */
final class WordTimer {

  /** How long a letter takes, for words at the ends that nobody heard: 15 letters a second. */
  private static final double SECONDS_A_LETTER = 1.0 / 15;

  private WordTimer() {}

  private static final class Slot {
    final TextSpan source;
    int letters;
    boolean same;
    TimeSpan span;

    Slot(TextSpan source) {
      this.source = source;
    }
  }

  /**
   * All words of a sentence in order.
   *
   * @param taken sample before which another sentence ends
   * @param freeSince sample before which other words were heard
   * @param freeUntil sample from which other words were heard
   */
  static List<AlignedWord> of(
      WrittenSentences sentences,
      RecognizedWords spoken,
      TokenMatches matches,
      SentenceMatch match,
      long taken,
      long freeSince,
      long freeUntil) {
    List<Slot> slots = slots(sentences, spoken, matches, match);
    int rate = spoken.word(match.firstRecognized()).span().sampleRate();
    long start = spoken.word(match.firstRecognized()).span().startSample();
    long end = spoken.word(match.lastRecognized()).span().endSample();
    fill(slots, start, end, rate, freeSince, freeUntil);
    List<AlignedWord> words = new ArrayList<>();
    long last = taken;
    for (Slot slot : slots) {
      long from = Math.max(last, slot.span.startSample());
      long to = Math.max(from, slot.span.endSample());
      Evidence evidence =
          slot.letters < 0
              ? Evidence.INTERPOLATED
              : slot.same ? Evidence.MATCH : Evidence.SUBSTITUTE;
      words.add(new AlignedWord(slot.source, new TimeSpan(from, to, rate), evidence));
      last = to;
    }
    return words;
  }

  /** One slot per written word; a number that is spoken as several words is one. */
  private static List<Slot> slots(
      WrittenSentences sentences,
      RecognizedWords spoken,
      TokenMatches matches,
      SentenceMatch match) {
    List<Slot> slots = new ArrayList<>();
    int sentence = match.sentence();
    for (int w = sentences.from(sentence); w < sentences.to(sentence); w++) {
      NormalizedWord word = sentences.words().get(w);
      Slot slot = slots.isEmpty() ? null : slots.get(slots.size() - 1);
      if (slot == null || !slot.source.equals(word.source())) {
        slot = new Slot(word.source());
        slot.same = true;
        slots.add(slot);
      }
      slot.letters += word.text().length() * weight(word.text());
      int part = matches.recognizedFor(w);
      boolean heard =
          part >= 0
              && spoken.wordOf(part) >= match.firstRecognized()
              && spoken.wordOf(part) <= match.lastRecognized();
      if (heard) {
        TimeSpan span = spoken.span(part);
        slot.span = slot.span == null ? span : slot.span.extent(span);
      }
      slot.same &= heard && spoken.normalizedWord(part).equals(word.text());
    }
    return slots;
  }

  /** A Chinese character takes as long as some three letters. */
  private static int weight(String word) {
    return Character.isIdeographic(word.codePointAt(0)) ? 3 : 1;
  }

  private static void fill(
      List<Slot> slots, long start, long end, int rate, long freeSince, long freeUntil) {
    int i = 0;
    while (i < slots.size()) {
      if (slots.get(i).span != null) {
        i++;
        continue;
      }
      int to = i;
      int letters = 0;
      while (to < slots.size() && slots.get(to).span == null) {
        letters += slots.get(to).letters;
        to++;
      }
      long needed = Math.round(letters * SECONDS_A_LETTER * rate);
      long before = i == 0 ? start : slots.get(i - 1).span.endSample();
      long after = to == slots.size() ? end : slots.get(to).span.startSample();
      if (i == 0 && before >= after) {
        before = Math.max(Math.min(freeSince, after), after - needed);
      } else if (to == slots.size() && before >= after) {
        after = Math.min(before + needed, Math.max(before, freeUntil));
      }
      spread(slots.subList(i, to), before, Math.max(before, after), letters, rate);
      i = to;
    }
  }

  private static void spread(List<Slot> slots, long from, long to, int letters, int rate) {
    long done = 0;
    for (Slot slot : slots) {
      long start = from + (to - from) * done / letters;
      done += slot.letters;
      slot.span = new TimeSpan(start, from + (to - from) * done / letters, rate);
      // Marks the slot as not heard.
      slot.letters = -1;
    }
  }
}
