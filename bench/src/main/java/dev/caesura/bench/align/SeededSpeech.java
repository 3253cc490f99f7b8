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
 * What a recogniser might have made of a text, with seeded errors and true times.
 *
 * @param heard its words; in scripts without spaces one to five letters each, however the text has
 *     them
 * @param places where each written word was said; those that were left out are not in it
 * @param errors share of wrong, missing and added words
 */
record SeededSpeech(Transcript heard, Map<TextSpan, TimeSpan> places, double errors) {

  private static final int RATE = 16_000;
  private static final long SLOT = 4_800;

  /**
   * Makes it.
   *
   * @param spelling what the recogniser writes for a normalized word
   * @param rate share of words with an error: two thirds are wrong, one in six misses, one in six
   *     comes before
   */
  static SeededSpeech of(
      String text, WordNormalizer normalizer, UnaryOperator<String> spelling, double rate) {
    Random random = new Random(text.length());
    List<NormalizedWord> written = normalizer.words(text);
    List<Word> heard = new ArrayList<>();
    Map<TextSpan, TimeSpan> places = new HashMap<>();
    long time = 0;
    int errors = 0;
    int room = 0;
    for (NormalizedWord word : written) {
      String said = word.text();
      if (random.nextDouble() < rate) {
        errors++;
        int kind = random.nextInt(6);
        if (kind == 0) {
          continue;
        }
        if (kind == 1) {
          String other = written.get(random.nextInt(written.size())).text();
          add(spelling.apply(other), time, false, heard);
          time += SLOT;
        } else {
          said = wrong(said, written.get(random.nextInt(written.size())).text(), random);
        }
      }
      TimeSpan span = new TimeSpan(time, time + SLOT, RATE);
      String form = spelling.apply(said);
      boolean joined =
          room > 0
              && UnspacedScript.contains(form.codePointAt(0))
              && UnspacedScript.joins(heard.get(heard.size() - 1).text(), form);
      room = joined ? room - 1 : random.nextInt(5);
      add(form, time, joined, heard);
      places.merge(word.source(), span, TimeSpan::extent);
      time += SLOT;
    }
    return new SeededSpeech(
        new Transcript(heard), places, (double) errors / Math.max(1, written.size()));
  }

  private static void add(String form, long time, boolean joined, List<Word> heard) {
    TimeSpan span = new TimeSpan(time, time + SLOT, RATE);
    if (joined) {
      Word last = heard.remove(heard.size() - 1);
      heard.add(new Word(last.text() + form, last.span().extent(span), 1));
    } else {
      heard.add(new Word(form, span, 1));
    }
  }

  /** Another word, or up to a third of the letters changed for those of another. */
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
