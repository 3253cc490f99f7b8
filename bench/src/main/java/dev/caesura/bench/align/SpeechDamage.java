package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damage to the words of a recogniser. Stateless. */
final class SpeechDamage {

  /** Words of recognised speech that are removed at once: about two minutes. */
  private static final int STRETCH = 300;

  private SpeechDamage() {}

  /** Removes a fifth of the recognised words, in stretches of about two minutes. */
  static Transcript withoutStretches(Transcript recognized, Random random) {
    List<Word> words = new ArrayList<>();
    for (int from = 0; from < recognized.size(); from += STRETCH) {
      if (random.nextInt(5) > 0) {
        words.addAll(recognized.words().subList(from, Math.min(recognized.size(), from + STRETCH)));
      }
    }
    return new Transcript(words);
  }

  /**
   * Repeats one sentence in twelve up to two minutes away, too, in the place of other words; two of
   * three are then unrecognisable in their own place, with what is said around them.
   */
  static Transcript withEchoes(Segmentation whole, Transcript recognized, Random random) {
    List<Word> words = new ArrayList<>(recognized.words());
    for (Utterance sentence :
        SentenceAligner.of(EnglishWords.NORMALIZER).align("r", recognized, whole)) {
      if (sentence.words().isEmpty() || random.nextInt(12) > 0) {
        continue;
      }
      TimeSpan span = sentence.span().orElseThrow();
      int from = 0;
      while (words.get(from).span().startSample() < span.startSample()) {
        from++;
      }
      int size = Math.max(1, sentence.hypothesis().split(" ").length);
      int to = from + (random.nextBoolean() ? 1 : -1) * (size + random.nextInt(STRETCH));
      if (to < 0 || Math.max(to, from) + size > words.size()) {
        continue;
      }
      for (int k = 0; k < size; k++) {
        words.set(to + k, renamed(words.get(to + k), words.get(from + k).text()));
      }
      if (random.nextInt(3) > 0) {
        int around = random.nextInt(60);
        for (int k = Math.max(0, from - around); k < from + size + around; k++) {
          if (k < words.size() && (k < to || k >= to + size)) {
            int other = random.nextInt(words.size());
            words.set(k, renamed(words.get(k), words.get(other).text()));
          }
        }
      }
    }
    return new Transcript(words);
  }

  private static Word renamed(Word word, String text) {
    TimeSpan span = word.span();
    return new Word(text, span, word.score());
  }
}
