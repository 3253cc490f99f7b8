package dev.caesura.bench.text;

import dev.caesura.bench.MissingDataException;
import dev.caesura.models.text.sat.Sat;
import dev.caesura.models.text.sat.Weighting;
import dev.caesura.models.text.sat.WindowSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * SaT's inference on a network of the size of SaT-3l with made-up weights: many short texts
 * together, against one text and one window at a time; and one long text at several strides.
 */
public final class SatSpeed {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int SHORT_TEXTS = 600;
  private static final int LONG_CHARACTERS = 20_000;

  private SatSpeed() {}

  /**
   * Measures and prints.
   *
   * @param data the reference data
   * @param args nothing
   * @param out where the table goes
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Path file = data.resolve("text/dev/ud/en_English-EWT.dev.txt");
    if (!Files.isRegularFile(file)) {
      throw new MissingDataException(file + " is not there; name the data with --data DIR");
    }
    List<String> sentences =
        Files.readAllLines(file).stream().filter(l -> !l.isBlank()).limit(2000).toList();
    List<String> few = sentences.subList(0, SHORT_TEXTS);
    String text = String.join(" ", sentences).substring(0, LONG_CHARACTERS);
    out.println("3-layer XLM-R graph, float32, " + THREADS + " threads; best of three");
    out.println("| what | one window at a time, s | together, s | ratio |");
    out.println("|---|---:|---:|---:|");
    try (Sat alone = open(256, 1);
        Sat together = open(256, 32)) {
      double one = seconds(() -> few.forEach(alone::score));
      double many = seconds(() -> together.scoreAll(few));
      row(
          SHORT_TEXTS
              + " sentences, "
              + few.stream().mapToInt(String::length).sum()
              + " characters",
          one,
          many,
          out);
      double oneLong = seconds(() -> alone.score(text));
      double manyLong = seconds(() -> together.score(text));
      row("one text of " + LONG_CHARACTERS + " characters, stride 256", oneLong, manyLong, out);
    }
    out.println();
    out.println("| stride | s | characters/s |");
    out.println("|---:|---:|---:|");
    for (int stride : new int[] {64, 128, 256, 384, 510}) {
      try (Sat sat = open(stride, 32)) {
        double time = seconds(() -> sat.score(text));
        out.printf(Locale.ROOT, "| %d | %.2f | %.0f |%n", stride, time, text.length() / time);
      }
    }
    return 0;
  }

  private static Sat open(int stride, int batch) throws IOException {
    return XlmrGraph.open(
        "float32", new WindowSettings(512, stride, Weighting.UNIFORM, batch, THREADS));
  }

  private static void row(String what, double one, double many, PrintStream out) {
    out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", what, one, many, one / many);
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
