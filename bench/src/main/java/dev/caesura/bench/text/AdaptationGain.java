package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.models.text.adapt.Method;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.SentenceScores;
import dev.caesura.text.eval.TextView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * F1 on unseen text before and after adaptation to 64, 128 and 256 examples, with five draws of
 * examples for each size.
 *
 * <p>Examples are neighbouring sentences drawn from the first half of a set, at most 1,200
 * sentences. The text to split is at most 1,200 sentences of the second half. A row is the mean
 * over its sets; the spread is the standard deviation over draws, averaged over sets.
 */
public final class AdaptationGain {

  private static final int DRAWS = 5;
  private static final int MAX_HALF = 1200;
  private static final int[] SIZES = {64, 128, 256};

  private static final Map<String, Set<Method>> METHODS = new LinkedHashMap<>();

  static {
    METHODS.put("threshold", EnumSet.of(Method.THRESHOLD));
    METHODS.put("columns", EnumSet.of(Method.COLUMNS));
    METHODS.put("chosen", EnumSet.allOf(Method.class));
  }

  /**
   * Kinds of text: verse of plays (de, hu, ru), laws and judgements (en, fr, it), conference calls,
   * spontaneous speech, and treebanks of written text. {@code -asr} is lower-cased and without
   * punctuation.
   */
  private static final List<String> KINDS =
      List.of("verse", "verse-asr", "legal", "calls-asr", "spoken", "spoken-asr", "written");

  private AdaptationGain() {}

  /** Sums over the sets of a row. */
  private static final class Row {
    private double before;
    private final Map<String, double[]> after = new LinkedHashMap<>();
    private final Map<String, double[]> spread = new LinkedHashMap<>();
    private int worse;
    private int fits;
    private double minChange = 1;
    private long nanos;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --model DIR}: a SaT or WtP network instead of the shipped one; {@code --sets
   *     NAMES}: a comma-separated choice of verse, verse-asr, legal, calls-asr, spoken, spoken-asr
   *     and written
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    Options options = Options.of(args);
    String model = options.value("--model", "");
    List<String> kinds = options.choices("--sets", KINDS);
    options.end();
    ReferenceData.folder(data, "text/dev");
    out.println(
        "| text | sets | before | method | 64 | 128 | 256 | fits that lose over 1 point | lowest"
            + " change |");
    out.println("|---|---:|---:|---|---:|---:|---:|---:|---:|");
    if (!model.isEmpty()) {
      try (SatScorer sat = SatScorer.open(Path.of(model))) {
        table(data, kinds, sat, out);
      }
    } else {
      try (CompactBoundaryScorer compact = CompactBoundaryScorer.open()) {
        table(data, kinds, compact, out);
      }
    }
    return 0;
  }

  private static void table(Path data, List<String> kinds, ColumnScorer network, PrintStream out)
      throws IOException, InterruptedException {
    for (String name : KINDS) {
      if (kinds.contains(name)) {
        List<AdaptationSets.Gold> sets =
            switch (name.replace("-asr", "")) {
              case "verse" -> AdaptationSets.verse(data);
              case "legal" -> AdaptationSets.legal(data);
              case "calls" -> AdaptationSets.calls(data);
              case "spoken" -> AdaptationSets.spoken(data);
              default -> AdaptationSets.written(data);
            };
        print(name, sets, name.endsWith("-asr") ? TextView.ASR : TextView.CLEAN, network, out);
      }
    }
  }

  private static void print(
      String name,
      Collection<AdaptationSets.Gold> sets,
      TextView view,
      ColumnScorer network,
      PrintStream out) {
    Map<String, Row> rows = new LinkedHashMap<>();
    METHODS.keySet().forEach(method -> rows.put(method, new Row()));
    for (AdaptationSets.Gold set : sets) {
      add(set, view, network, rows);
    }
    rows.forEach(
        (method, row) -> {
          StringBuilder line = new StringBuilder();
          for (int k = 0; k < SIZES.length; k++) {
            double mean = row.after.get(method)[k] / sets.size();
            double spread = row.spread.get(method)[k] / sets.size();
            line.append(String.format(Locale.ROOT, " %.1f ± %.1f |", 100 * mean, 100 * spread));
          }
          out.printf(
              Locale.ROOT,
              "| %s | %d | %.1f | %s |%s %d of %d | %+.1f |%n",
              name,
              sets.size(),
              100 * row.before / sets.size(),
              method,
              line,
              row.worse,
              row.fits,
              100 * row.minChange);
          if (method.equals("chosen")) {
            System.err.printf(
                Locale.ROOT, "%s: %.2f s per fit%n", name, row.nanos / 1e9 / row.fits);
          }
        });
  }

  private static void add(
      AdaptationSets.Gold set, TextView view, ColumnScorer network, Map<String, Row> rows) {
    int middle = Math.min(MAX_HALF, set.sentences().size() / 2);
    List<String> pool = set.sentences().subList(0, middle);
    int end = Math.min(set.sentences().size(), middle + MAX_HALF);
    GoldText unseen = GoldText.of(set.sentences().subList(middle, end), set.language(), view);
    // Records the output of the network, since the same text is split many times.
    RecordedColumns recorded = new RecordedColumns(network, unseen.text());
    double before = f1(unseen, new BoundarySegmenter(recorded, network.threshold()));
    rows.forEach(
        (method, row) -> {
          row.before += before;
          for (int k = 0; k < SIZES.length; k++) {
            double[] after = new double[DRAWS];
            for (int seed = 0; seed < DRAWS; seed++) {
              SplittableRandom random = new SplittableRandom(1000L * SIZES[k] + seed);
              int from = random.nextInt(pool.size() - SIZES[k] + 1);
              GoldText examples =
                  GoldText.of(pool.subList(from, from + SIZES[k]), set.language(), view);
              long start = System.nanoTime();
              AdaptedBoundaryScorer adapted =
                  AdaptedBoundaryScorer.of(
                      recorded,
                      Adapter.fit(recorded, List.of(examples.sentences()), METHODS.get(method)));
              row.nanos += System.nanoTime() - start;
              after[seed] = f1(unseen, BoundarySegmenter.of(adapted));
              row.fits++;
              row.worse += after[seed] < before - 0.01 ? 1 : 0;
              row.minChange = Math.min(row.minChange, after[seed] - before);
            }
            double mean = 0;
            for (double one : after) {
              mean += one / DRAWS;
            }
            double squares = 0;
            for (double one : after) {
              squares += (one - mean) * (one - mean);
            }
            row.after.computeIfAbsent(method, m -> new double[SIZES.length])[k] += mean;
            row.spread.computeIfAbsent(method, m -> new double[SIZES.length])[k] +=
                Math.sqrt(squares / (DRAWS - 1));
          }
        });
  }

  private static double f1(GoldText gold, TextSegmenter segmenter) {
    return SentenceScores.of(gold, segmenter.segment(gold.text())).f1();
  }
}
