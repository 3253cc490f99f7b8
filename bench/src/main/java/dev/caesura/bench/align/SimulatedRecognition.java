package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Synthetic recogniser output for a text, with seeded errors and true times.
 *
 * @param recognized the recognised words; in scripts without spaces one to five characters each,
 *     independent of the words of the text
 * @param times true time of each word of the text; deleted words are absent
 * @param errors share of substituted, deleted and inserted words
 */
record SimulatedRecognition(Transcript recognized, Map<TextSpan, TimeSpan> times, double errors) {

  private static final int RATE = 16_000;
  private static final long SLOT = 4_800;

  /**
   * Simulates the recognition of a text.
   *
   * @param spelling spelling of the recogniser for a normalized word
   * @param rate share of words with an error: of these, two thirds are substituted, one in six is
   *     deleted, and one in six has another word inserted before it
   */
  static SimulatedRecognition of(
      String text, WordNormalizer normalizer, UnaryOperator<String> spelling, double rate) {
    Random random = new Random(text.length());
    List<NormalizedWord> words = normalizer.words(text);
    List<Word> recognized = new ArrayList<>();
    Map<TextSpan, TimeSpan> times = new HashMap<>();
    long time = 0;
    int errors = 0;
    int room = 0;
    for (NormalizedWord word : words) {
      String said = word.text();
      if (random.nextDouble() < rate) {
        errors++;
        int kind = random.nextInt(6);
        if (kind == 0) {
          continue;
        }
        if (kind == 1) {
          String other = words.get(random.nextInt(words.size())).text();
          add(spelling.apply(other), time, false, recognized);
          time += SLOT;
        } else {
          said = wrong(said, words.get(random.nextInt(words.size())).text(), random);
        }
      }
      TimeSpan span = new TimeSpan(time, time + SLOT, RATE);
      String form = spelling.apply(said);
      boolean joined =
          room > 0
              && UnspacedScript.contains(form.codePointAt(0))
              && UnspacedScript.joins(recognized.get(recognized.size() - 1).text(), form);
      room = joined ? room - 1 : random.nextInt(5);
      add(form, time, joined, recognized);
      times.merge(word.source(), span, TimeSpan::extent);
      time += SLOT;
    }
    return new SimulatedRecognition(
        new Transcript(recognized), times, (double) errors / Math.max(1, words.size()));
  }

  private static void add(String form, long time, boolean joined, List<Word> recognized) {
    TimeSpan span = new TimeSpan(time, time + SLOT, RATE);
    if (joined) {
      Word last = recognized.remove(recognized.size() - 1);
      recognized.add(new Word(last.text() + form, last.span().extent(span), 1));
    } else {
      recognized.add(new Word(form, span, 1));
    }
  }

  /** Returns another word, or the word with up to a third of its letters replaced. */
  private static String wrong(String word, String other, Random random) {
    if (word.length() < 3 || random.nextInt(3) == 0) {
      return other;
    }
    StringBuilder changed = new StringBuilder(word);
    for (int n = 1 + random.nextInt(1 + word.length() / 4); n > 0; n--) {
      int at = random.nextInt(changed.length());
      char letter = other.charAt(random.nextInt(other.length()));
      if (!Character.isSurrogate(letter) && !Character.isSurrogate(changed.charAt(at))) {
        changed.setCharAt(at, letter);
      }
    }
    return changed.toString();
  }
}
