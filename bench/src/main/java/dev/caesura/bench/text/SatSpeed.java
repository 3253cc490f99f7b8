package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.models.text.sat.SatSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Time of SaT inference on a network of the size of SaT-3l with synthetic weights: many short texts
 * in batches, compared with one text and one window at a time, and one long text at several
 * strides.
 */
public final class SatSpeed {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int MAX_TEXTS = 600;

  /** Maximum characters of a row, so that no row takes minutes. */
  private static final int MAX_ROW_CHARACTERS = 30_000;

  private static final int BATCH = 128;
  private static final int PIECES = 2000;
  private static final int LONG_TEXT_CHARACTERS = 20_000;
  private static final int ROUNDS = 3;

  private SatSpeed() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --precision float32} or {@code int8} (default: float32); {@code --characters
   *     N,...}: minimum lengths of the texts (default: 6,12,25,50,100,200); {@code --no-strides}:
   *     only the first table
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String precision = options.choice("--precision", List.of("float32", "int8"));
    String lengths = options.value("--characters", "6,12,25,50,100,200");
    boolean strides = !options.flag("--no-strides");
    options.end();
    Path file = ReferenceData.file(data, "text/dev/ud/en_English-EWT.dev.txt");
    List<String> sentences =
        Files.readAllLines(file).stream().filter(l -> !l.isBlank()).limit(2000).toList();
    String text = String.join(" ", sentences).substring(0, LONG_TEXT_CHARACTERS);
    List<String> words = words(sentences);
    out.println(
        "3-layer XLM-R graph, " + precision + ", " + THREADS + " threads; best of " + ROUNDS);
    out.println("single: one text and one window at a time, all threads in the runtime;");
    out.println(
        "batched: batches, all threads in the runtime; parallel: batches in parallel, one thread"
            + " each");
    out.println(
        "| texts | single, s | batched, s | parallel, s | single / batched | single / parallel |");
    out.println("|---|---:|---:|---:|---:|---:|");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (SatScorer single = open(precision, 256, 1, THREADS, words);
        SatScorer batched = open(precision, 256, BATCH, THREADS, words);
        SatScorer parallel = open(precision, 256, BATCH, 1, words)) {
      for (String length : lengths.split(",")) {
        int characters = Integer.parseInt(length);
        List<String> pieces = pieces(sentences, characters);
        double mean = pieces.stream().mapToInt(String::length).average().orElse(0);
        row(
            String.format(Locale.ROOT, "%d texts of %.0f characters", pieces.size(), mean),
            out,
            () -> pieces.forEach(single::score),
            () -> batched.scoreAll(pieces),
            () -> parallel.scoreAll(pieces, threads));
      }
      int[] tokens = {0};
      single.visit(text, (place, logits) -> tokens[0]++);
      row(
          String.format(
              Locale.ROOT,
              "one text of %d characters, %d tokens, stride 256",
              LONG_TEXT_CHARACTERS,
              tokens[0]),
          out,
          () -> single.score(text),
          () -> batched.score(text),
          () -> parallel.scoreAll(List.of(text), threads));
    } finally {
      threads.shutdown();
    }
    if (!strides) {
      return 0;
    }
    out.println();
    out.println("| stride | s | characters/s |");
    out.println("|---:|---:|---:|");
    for (int stride : new int[] {64, 128, 256, 384, 510}) {
      try (SatScorer sat = open(precision, stride, BATCH, THREADS, words)) {
        double time = seconds(() -> sat.score(text));
        out.printf(Locale.ROOT, "| %d | %.2f | %.0f |%n", stride, time, text.length() / time);
      }
    }
    return 0;
  }

  /**
   * Returns the most frequent words; with them as pieces a token has about 4 characters, as
   * XLM-R's.
   */
  private static List<String> words(List<String> sentences) {
    Map<String, Long> counts =
        sentences.stream()
            .flatMap(Pattern.compile("[^\\p{L}]+")::splitAsStream)
            .filter(w -> w.length() > 1)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
        .limit(PIECES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Splits text at the first end of a word at or after each multiple of a length. */
  private static List<String> pieces(List<String> sentences, int characters) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String word : String.join(" ", sentences).split(" ")) {
      piece.append(piece.isEmpty() ? "" : " ").append(word);
      if (piece.length() >= characters) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      if (pieces.size() == Math.min(MAX_TEXTS, MAX_ROW_CHARACTERS / characters)) {
        break;
      }
    }
    return pieces;
  }

  private static SatScorer open(
      String precision, int stride, int batch, int threads, List<String> words) throws IOException {
    return XlmrGraph.open(
        precision,
        SatSettings.defaults().withStride(stride).withBatchSize(batch).withThreads(threads),
        words);
  }

  /** Times several methods in turn, so that other load on the machine affects all of them. */
  private static void row(String texts, PrintStream out, Runnable... methods) {
    double[] best = new double[methods.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < methods.length; i++) {
        int method = round % 2 == 0 ? i : methods.length - 1 - i;
        long start = System.nanoTime();
        methods[method].run();
        best[method] = Math.min(best[method], (System.nanoTime() - start) / 1e9);
      }
    }
    out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
        texts,
        best[0],
        best[1],
        best[2],
        best[0] / best[1],
        best[0] / best[2]);
  }

  static double seconds(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
