package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ends that are found after each end mark of twenty scripts, with and without a space after it, in
 * made-up paragraphs of five sentences in all rotations.
 */
public final class EndMarks {

  private static final String RESOURCE = "end-marks.tsv";

  private EndMarks() {}

  /**
   * Measures, and prints the table.
   *
   * @param data not used
   * @param args {@code --model FILE}: another network than the shipped one
   * @param out receives the table
   * @return 0
   * @throws IOException if the network cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String model = options.value("--model", "");
    options.end();
    out.println(
        "| script | mark | space after it | ends | network: found % | wrong cuts |"
            + " rules: found % | wrong | ICU4J: found % | wrong |");
    out.println("|---|---|---|---:|---:|---:|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactNetworks.open(model);
        InputStream in = EndMarks.class.getResourceAsStream(RESOURCE)) {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          script(line.split("\t"), network, out);
        }
      }
    }
    return 0;
  }

  private static void script(String[] columns, CompactBoundaryScorer network, PrintStream out) {
    List<TextSegmenter> segmenters =
        List.of(
            BoundarySegmenter.of(network), Splitters.rules(columns[1]), Splitters.icu(columns[1]));
    List<String> sentences = List.of(columns[4].split(" // "));
    List<String> joined = List.of(columns[3].split(" "));
    for (String mark : columns[2].split(" ")) {
      for (String space : joined.contains(mark) ? List.of(" ", "") : List.of(" ")) {
        StringBuilder row = new StringBuilder();
        int ends = 0;
        for (TextSegmenter segmenter : segmenters) {
          int found = 0;
          int wrong = 0;
          ends = 0;
          for (int first = 0; first < sentences.size(); first++) {
            Segmentation gold = paragraph(sentences, first, mark + space);
            List<Integer> right = starts(gold);
            List<Integer> cut = starts(segmenter.segment(gold.text()));
            ends += right.size();
            found += (int) cut.stream().filter(right::contains).count();
            wrong += (int) cut.stream().filter(start -> !right.contains(start)).count();
          }
          row.append(String.format(Locale.ROOT, " %.0f | %d |", 100.0 * found / ends, wrong));
        }
        String spaced = space.isEmpty() ? "no" : "yes";
        out.println("| " + columns[0] + " | " + mark + " | " + spaced + " | " + ends + " |" + row);
      }
    }
  }

  private static Segmentation paragraph(List<String> sentences, int first, String end) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      text.append(sentences.get((first + i) % sentences.size())).append(end);
      ends.add(text.length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }

  /** Returns where all pieces but the first start. */
  private static List<Integer> starts(Segmentation pieces) {
    return pieces.spans().stream().skip(1).map(span -> span.start()).toList();
  }
}
