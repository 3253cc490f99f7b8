package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the times of the written words of one sentence: those of the recognised words in their
 * place, and between these by length. Words never overlap and never run backwards. Not thread-safe.
 */
final class WordTimer {

  /** Letters that a Chinese character counts for: it takes about as long. */
  private static final int LETTERS_PER_IDEOGRAPH = 3;

  private final TranscriptComparison comparison;
  private final SentenceMatch match;
  private final Bounds bounds;
  private final int rate;

  /**
   * What limits the times of a sentence, in samples.
   *
   * @param earliest end of the sentence before, which no word may precede
   * @param speechBefore end of the recognised words before, which words at the start do not enter
   * @param speechAfter start of the recognised words after, which words at the end do not enter
   */
  record Bounds(long earliest, long speechBefore, long speechAfter) {}

  private WordTimer(TranscriptComparison comparison, SentenceMatch match, Bounds bounds) {
    this.comparison = comparison;
    this.match = match;
    this.bounds = bounds;
    this.rate = comparison.recognized().word(match.firstRecognized()).span().sampleRate();
  }

  /** A written word, which may be spoken as several. */
  private static final class Slot {
    final TextSpan source;
    int letters;
    boolean exact = true;
    boolean interpolated;
    TimeSpan span;

    Slot(TextSpan source) {
      this.source = source;
    }
  }

  /** Returns all words of a sentence in order. */
  static List<AlignedWord> words(
      TranscriptComparison comparison, SentenceMatch match, Bounds bounds) {
    return new WordTimer(comparison, match, bounds).run();
  }

  private List<AlignedWord> run() {
    List<Slot> slots = slots();
    interpolate(slots);
    List<AlignedWord> words = new ArrayList<>();
    long last = bounds.earliest();
    for (Slot slot : slots) {
      long from = Math.max(last, slot.span.startSample());
      long to = Math.max(from, slot.span.endSample());
      Evidence evidence =
          slot.interpolated
              ? Evidence.INTERPOLATED
              : slot.exact ? Evidence.MATCH : Evidence.SUBSTITUTE;
      words.add(new AlignedWord(slot.source, new TimeSpan(from, to, rate), evidence));
      last = to;
    }
    return words;
  }

  /** Returns one slot per written word; a number that is spoken as several words is one. */
  private List<Slot> slots() {
    RecognizedWords recognized = comparison.recognized();
    WrittenSentences written = comparison.written();
    List<Slot> slots = new ArrayList<>();
    int sentence = match.sentence();
    for (int w = written.from(sentence); w < written.to(sentence); w++) {
      NormalizedWord word = written.words().get(w);
      Slot slot = slots.isEmpty() ? null : slots.get(slots.size() - 1);
      if (slot == null || !slot.source.equals(word.source())) {
        slot = new Slot(word.source());
        slots.add(slot);
      }
      slot.letters += word.text().length() * weight(word.text());
      int token = comparison.matches().recognizedFor(w);
      boolean found =
          token >= 0
              && recognized.wordOf(token) >= match.firstRecognized()
              && recognized.wordOf(token) <= match.lastRecognized();
      if (found) {
        TimeSpan span = recognized.span(token);
        slot.span = slot.span == null ? span : slot.span.extent(span);
      }
      slot.exact &= found && recognized.normalizedWord(token).equals(word.text());
    }
    return slots;
  }

  private static int weight(String word) {
    return Character.isIdeographic(word.codePointAt(0)) ? LETTERS_PER_IDEOGRAPH : 1;
  }

  /** Gives a time to the slots that have none. */
  private void interpolate(List<Slot> slots) {
    RecognizedWords recognized = comparison.recognized();
    long start = recognized.word(match.firstRecognized()).span().startSample();
    long end = recognized.word(match.lastRecognized()).span().endSample();
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
      long needed = Math.round(letters * (1.0 / SpeechRate.LETTERS_PER_SECOND) * rate);
      long before = i == 0 ? start : slots.get(i - 1).span.endSample();
      long after = to == slots.size() ? end : slots.get(to).span.startSample();
      if (i == 0 && before >= after) {
        before = Math.max(Math.min(bounds.speechBefore(), after), after - needed);
      } else if (to == slots.size() && before >= after) {
        after = Math.min(before + needed, Math.max(before, bounds.speechAfter()));
      }
      spread(slots.subList(i, to), before, Math.max(before, after), letters);
      i = to;
    }
  }

  /** Shares a stretch of time among slots by their letters. */
  private void spread(List<Slot> slots, long from, long to, int letters) {
    long done = 0;
    for (Slot slot : slots) {
      long start = from + (to - from) * done / letters;
      done += slot.letters;
      slot.span = new TimeSpan(start, from + (to - from) * done / letters, rate);
      slot.interpolated = true;
    }
  }
}
