package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.text.language.LanguageDetector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Languages that are detected in pieces of the development treebanks, by the number of words. The
 * pieces start at random words and are lower-cased and without marks.
 */
public final class Languages {

  private static final int PIECES = 100;
  private static final int CHARACTERS = 200_000;

  private Languages() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the development data
   * @param args {@code --words N...}: lengths of the pieces
   * @param out receives the table
   * @return 0
   * @throws IOException if a treebank cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String lengths = options.value("--words", "3,6,12,30,100");
    options.end();
    Map<String, List<String>> texts = texts(data.resolve("text/dev/ud"));
    out.println("| words | pieces | right % | none % | wrong % | most frequent errors |");
    out.println("|---:|---:|---:|---:|---:|---|");
    for (String length : lengths.split(",")) {
      measure(texts, Integer.parseInt(length), out);
    }
    return 0;
  }

  private static Map<String, List<String>> texts(Path folder) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path file : files) {
        String language = String.valueOf(file.getFileName()).split("_")[0];
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String start = text.substring(0, Math.min(text.length(), CHARACTERS));
        for (String word : start.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}'’]+")) {
          if (!word.isEmpty()) {
            texts.computeIfAbsent(language, key -> new ArrayList<>()).add(word);
          }
        }
      }
    }
    return texts;
  }

  private static void measure(Map<String, List<String>> texts, int length, PrintStream out) {
    int right = 0;
    int none = 0;
    int all = 0;
    Map<String, Integer> errors = new TreeMap<>();
    for (Map.Entry<String, List<String>> text : texts.entrySet()) {
      Random random = new Random(1);
      List<String> words = text.getValue();
      for (int i = 0; i < PIECES && words.size() >= length; i++) {
        int from = random.nextInt(words.size() - length + 1);
        Optional<Locale> found =
            LanguageDetector.detect(String.join(" ", words.subList(from, from + length)));
        all++;
        if (found.isEmpty()) {
          none++;
        } else if (found.get().toLanguageTag().equals(text.getKey())) {
          right++;
        } else {
          errors.merge(text.getKey() + " as " + found.get().toLanguageTag(), 1, Integer::sum);
        }
      }
    }
    int wrong = all - right - none;
    String most =
        errors.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(4)
            .map(error -> error.getKey() + " " + error.getValue())
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f | %.1f | %.1f | %s |%n",
        length,
        all,
        100.0 * right / all,
        100.0 * none / all,
        100.0 * wrong / all,
        most);
  }
}
