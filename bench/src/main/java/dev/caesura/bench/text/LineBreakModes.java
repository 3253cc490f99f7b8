package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.SentenceOverlay;
import dev.caesura.text.eval.SentenceScores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * F1 of each mode of {@code split --newlines} on common layouts of lines ({@link LineLayout}), with
 * the shipped network. Figures are macro F1 over languages by the published scorer.
 */
public final class LineBreakModes {

  private static final int DEFAULT_LIMIT = 40;

  /** Languages written without spaces, which cannot be wrapped at spaces. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th", "lzh");

  private LineBreakModes() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --limit N}: sentences of each file (default: 40); {@code --skip N}:
   *     sentences to skip at the start of each file (default: 0); {@code --model FILE}: another
   *     network than the shipped one
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    long limit = options.number("--limit", 1, DEFAULT_LIMIT);
    long skip = options.number("--skip", 0, 0);
    String model = options.value("--model", "");
    options.end();
    Map<String, List<List<String>>> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(ReferenceData.folder(data, "text/dev/ud"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        String language = name.substring(0, name.indexOf('_'));
        List<String> sentences =
            Files.readAllLines(file).stream()
                .filter(s -> !s.isBlank())
                .skip(skip)
                .limit(limit)
                .toList();
        if (!UNSPACED.contains(language) && !sentences.isEmpty()) {
          files.computeIfAbsent(language, l -> new ArrayList<>()).add(sentences);
        }
      }
    }
    out.println("F1, mean over " + files.size() + " languages");
    out.println();
    out.println("| text | auto | blank | respect | ignore | wrapped |");
    out.println("|---|---:|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactNetworks.open(model)) {
      for (LineLayout.Kind kind : LineLayout.Kind.values()) {
        StringBuilder row = new StringBuilder("| " + kind.title() + " |");
        Map<LineBreaks, Double> means = macro(files, kind, network);
        for (LineBreaks mode : LineBreaks.values()) {
          row.append(String.format(Locale.ROOT, " %.1f |", 100 * means.get(mode)));
        }
        out.println(row);
      }
    }
    return 0;
  }

  private static Map<LineBreaks, Double> macro(
      Map<String, List<List<String>>> files, LineLayout.Kind kind, CompactBoundaryScorer network) {
    Map<LineBreaks, Double> means = new EnumMap<>(LineBreaks.class);
    files.forEach(
        (language, texts) -> {
          for (List<String> sentences : texts) {
            LineLayout layout = LineLayout.of(kind, sentences, language);
            // Most modes show the network the same text.
            Map<String, BoundaryScores> known = new HashMap<>();
            for (LineBreaks mode : LineBreaks.values()) {
              SentenceSettings settings = SentenceSettings.defaults().withLineBreaks(mode);
              BoundarySegmenter segmenter =
                  new BoundarySegmenter(
                      text -> known.computeIfAbsent(text, network::score), settings);
              double f1 = f1(layout, segmenter) / texts.size() / files.size();
              means.merge(mode, f1, Double::sum);
            }
          }
        });
    return means;
  }

  private static double f1(LineLayout layout, BoundarySegmenter segmenter) {
    GoldText gold = layout.gold();
    List<String> found = segmenter.segment(layout.text()).strings();
    return SentenceScores.of(gold, SentenceOverlay.of(gold, found)).f1();
  }
}
