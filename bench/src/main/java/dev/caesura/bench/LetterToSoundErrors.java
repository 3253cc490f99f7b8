package dev.caesura.bench;

import dev.caesura.align.edit.SequenceAligner;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.models.recognition.lexicon.LetterToSound;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Phone and word errors of letter-to-sound on words that it was not trained on. One table row holds
 * out one word in twenty of the CMU dictionary. The other, harder one holds out one word family in
 * twenty, so that no training word begins with the same five letters. A predicted pronunciation is
 * compared with the nearest pronunciation of the dictionary.
 */
final class LetterToSoundErrors {

  private static final int HOLD_OUT_INTERVAL = 20;
  private static final int FAMILY_LETTERS = 5;

  private LetterToSoundErrors() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options.of(args).end();
    Map<String, List<String>> entries = PronouncingDictionary.english().entries();
    out.println(
        "| held out | words | training words | training s | wrong phones % | wrong words % | best"
            + " of 2: phones % | words % | ms a word |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    row("one word in " + HOLD_OUT_INTERVAL, entries, word -> word, out);
    row(
        "one family in " + HOLD_OUT_INTERVAL,
        entries,
        word -> word.substring(0, Math.min(FAMILY_LETTERS, word.length())),
        out);
    return 0;
  }

  private static void row(
      String name,
      Map<String, List<String>> entries,
      UnaryOperator<String> family,
      PrintStream out) {
    Map<String, List<String>> training = new TreeMap<>();
    Map<String, List<String>> heldOut = new HashMap<>();
    entries.forEach(
        (word, said) -> {
          boolean letters = word.chars().allMatch(c -> c >= 'a' && c <= 'z');
          // String.hashCode is the same on every JVM; its low bits alone are poorly mixed.
          int drawn = ((family.apply(word).hashCode() * 0x9E3779B1) >>> 8) % HOLD_OUT_INTERVAL;
          (letters && drawn == 0 ? heldOut : training).put(word, said);
        });
    long start = System.nanoTime();
    LetterToSound model = LetterToSound.train(training);
    double seconds = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    int phones = 0;
    int[] wrongPhones = new int[2];
    int[] wrongWords = new int[2];
    for (Map.Entry<String, List<String>> entry : heldOut.entrySet()) {
      List<String> guesses = model.pronounce(entry.getKey(), 2);
      ErrorCounts first =
          nearest(guesses.subList(0, Math.min(1, guesses.size())), entry.getValue());
      ErrorCounts best = nearest(guesses, entry.getValue());
      phones += first.referenceLength();
      wrongPhones[0] += first.errors();
      wrongPhones[1] += best.errors();
      wrongWords[0] += first.errors() > 0 ? 1 : 0;
      wrongWords[1] += best.errors() > 0 ? 1 : 0;
    }
    double milliseconds = (System.nanoTime() - start) / 1e6 / heldOut.size();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f |%n",
        name,
        heldOut.size(),
        training.size(),
        seconds,
        100.0 * wrongPhones[0] / phones,
        100.0 * wrongWords[0] / heldOut.size(),
        100.0 * wrongPhones[1] / phones,
        100.0 * wrongWords[1] / heldOut.size(),
        milliseconds);
  }

  /** Errors of the best pair of a predicted and a known pronunciation; the first if several tie. */
  private static ErrorCounts nearest(List<String> guesses, List<String> known) {
    ErrorCounts nearest = null;
    for (String guess : guesses.isEmpty() ? List.of("") : guesses) {
      for (String said : known) {
        ErrorCounts errors = ErrorCounts.of(SequenceAligner.unit(phones(guess), phones(said)));
        nearest = nearest == null || errors.errors() < nearest.errors() ? errors : nearest;
      }
    }
    return nearest;
  }

  private static List<String> phones(String said) {
    return said.isEmpty() ? List.of() : Arrays.asList(said.split(" "));
  }
}
