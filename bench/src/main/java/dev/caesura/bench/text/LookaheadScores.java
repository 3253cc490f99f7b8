package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.Lookahead;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.SentenceScores;
import dev.caesura.text.eval.TextView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Macro F1 and speed of the shipped network against how much text a stream waits for, on clean text
 * and on lower-cased text without punctuation. Each text is a stream of its own.
 */
public final class LookaheadScores {

  private static final int DEFAULT_LIMIT = 10;

  private LookaheadScores() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --limit N}: sentences of each file (default: 10); {@code --model FILE}:
   *     another network than the shipped one
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    long limit = options.number("--limit", 1, DEFAULT_LIMIT);
    String model = options.value("--model", "");
    options.end();
    Map<String, List<List<String>>> files = new TreeMap<>();
    Path dev = ReferenceData.folder(data, "text/dev/ud");
    try (Stream<Path> all = Files.list(dev)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        files
            .computeIfAbsent(name.substring(0, name.indexOf('_')), l -> new ArrayList<>())
            .add(Files.readAllLines(file).stream().filter(s -> !s.isBlank()).limit(limit).toList());
      }
    }
    out.println("F1, mean over " + files.size() + " languages; one thread");
    out.println();
    out.println("| lookahead | clean | lower, no punctuation | characters a second |");
    out.println("|---|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactNetworks.open(model)) {
      for (int characters : new int[] {8, 32, 128, 512, Integer.MAX_VALUE}) {
        Lookahead lookahead = new Lookahead(characters);
        long[] read = new long[1];
        long start = System.nanoTime();
        double clean = f1(files, TextView.CLEAN, lookahead, network, read);
        double bare = f1(files, TextView.ASR, lookahead, network, read);
        out.printf(
            Locale.ROOT,
            "| %s | %.1f | %.1f | %.0f |%n",
            lookahead.isAll() ? "all" : characters,
            100 * clean,
            100 * bare,
            read[0] / ((System.nanoTime() - start) / 1e9));
      }
    }
    return 0;
  }

  private static double f1(
      Map<String, List<List<String>>> files,
      TextView view,
      Lookahead lookahead,
      CompactBoundaryScorer network,
      long... read) {
    Map<String, List<SentenceScores>> scores = new TreeMap<>();
    files.forEach(
        (language, texts) -> {
          for (List<String> sentences : texts) {
            GoldText gold = GoldText.of(sentences, language, view);
            if (!gold.text().isEmpty()) {
              read[0] += gold.text().length();
              scores
                  .computeIfAbsent(language, l -> new ArrayList<>())
                  .add(SentenceScores.of(gold, split(gold.text(), lookahead, network)));
            }
          }
        });
    return new MacroF1(scores).mean();
  }

  private static Segmentation split(
      String text, Lookahead lookahead, CompactBoundaryScorer network) {
    SentenceStream stream = SentenceStream.of(network, SentenceSettings.defaults(), lookahead);
    List<Sentence> found = new ArrayList<>(stream.push(text));
    found.addAll(stream.finish());
    return Segmentation.ofEnds(text, found.stream().map(s -> (int) s.end()).toList());
  }
}
