package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.models.text.sat.SatSettings;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Characters a second from text to sentences on all processors: the shipped network with features,
 * windows and decoding, a 3-layer XLM-R in eight bits, and other splitters.
 */
public final class SplitSpeed {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /** Mean of XLM-R on European text; the small tokenizer of the graph makes shorter pieces. */
  private static final double CHARACTERS_PER_TOKEN = 4;

  private SplitSpeed() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options.of(args).end();
    Path folder = ReferenceData.folder(data, "text/dev/earnings22");
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        all.append(Files.readString(file).replaceAll("\\s+", " "));
      }
    }
    String text = all.substring(0, Math.min(all.length(), 1_000_000));
    long opened = System.nanoTime();
    double start;
    double ours;
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      BoundarySegmenter.of(network).segment("We came home. Everyone was asleep.");
      start = (System.nanoTime() - opened) / 1e9;
      List<String> pieces = new ArrayList<>();
      for (int at = 0; at < text.length(); at += 50_000) {
        pieces.add(text.substring(at, Math.min(text.length(), at + 50_000)));
      }
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        ours =
            SatSpeed.seconds(
                () ->
                    network
                        .scoreAll(pieces, threads)
                        .forEach(s -> BoundarySegmenter.of(t -> s).segment(s.text())));
      } finally {
        threads.shutdown();
      }
    }
    double rate = text.length() / ours;
    out.println(THREADS + " threads; best of three");
    out.println("| splitter | characters/s | shipped network / splitter |");
    out.println("|---|---:|---:|");
    out.printf(Locale.ROOT, "| shipped network, int8 | %.0f | |%n", rate);
    for (int stride : new int[] {256, 64}) {
      // Each word is one token. The text is long because its ends lie in fewer windows than its
      // middle.
      String words = "a ".repeat(16_000);
      try (SatScorer sat =
          XlmrGraph.open(
              "int8",
              SatSettings.defaults().withStride(stride).withBatchSize(8).withThreads(THREADS))) {
        double time = SatSpeed.seconds(() -> sat.score(words));
        double peer = words.length() / 2.0 * CHARACTERS_PER_TOKEN / time;
        out.printf(
            Locale.ROOT,
            "| 3-layer XLM-R, int8, stride %d (%.0f characters a token) | %.0f | %.1f |%n",
            stride,
            CHARACTERS_PER_TOKEN,
            peer,
            rate / peer);
      }
    }
    for (String name : List.of("rules", "ICU4J", "BreakIterator")) {
      TextSegmenter segmenter =
          switch (name) {
            case "rules" -> Splitters.rules("en");
            case "ICU4J" -> Splitters.icu("en");
            default -> Splitters.breakIterator("en");
          };
      double time = SatSpeed.seconds(() -> segmenter.segment(text));
      out.printf(Locale.ROOT, "| %s, one thread | %.0f | |%n", name, text.length() / time);
    }
    out.printf(
        Locale.ROOT, "%nTime to open the network and split the first sentences: %.2f s%n", start);
    return 0;
  }
}
