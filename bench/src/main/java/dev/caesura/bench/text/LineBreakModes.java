package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.SentenceOverlay;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * F1 of each mode of {@code split --newlines} on common layouts: hard-wrapped paragraphs with a
 * blank line between them, the same with list items, and one sentence a line. Figures are macro F1
 * over languages by the published scorer.
 */
public final class LineBreakModes {

  private static final int COLUMNS = 72;
  private static final int PARAGRAPH_SENTENCES = 5;
  private static final int DEFAULT_LIMIT = 100;

  /** Languages written without spaces, which cannot be wrapped at spaces. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th", "lzh");

  private LineBreakModes() {}

  /** Layout of sentences in the text. */
  private enum Layout {
    WRAPPED("paragraphs of 5 sentences, wrapped at 72, a blank line between"),
    ITEMS("the same, every third paragraph a list of one sentence an item"),
    LINES("a sentence a line"),
    BARE_LINES("a sentence a line, lower-cased, no punctuation (captions, lyrics)");

    private final String title;

    Layout(String title) {
      this.title = title;
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --limit N}: sentences of each file (default: 100)
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    long limit = options.number("--limit", 1, DEFAULT_LIMIT);
    options.end();
    Path dev = ReferenceData.folder(data, "text/dev/ud");
    Map<String, List<List<String>>> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(dev)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        String language = name.substring(0, name.indexOf('_'));
        if (!UNSPACED.contains(language)) {
          files
              .computeIfAbsent(language, l -> new ArrayList<>())
              .add(
                  Files.readAllLines(file).stream()
                      .filter(s -> !s.isBlank())
                      .limit(limit)
                      .toList());
        }
      }
    }
    out.println("F1, mean over " + files.size() + " languages");
    out.println();
    out.println("| text | splitter | blank | respect | ignore | wrapped |");
    out.println("|---|---|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      for (Layout layout : Layout.values()) {
        for (String splitter : List.of("compact", "rules")) {
          StringBuilder row = new StringBuilder();
          for (LineBreaks mode : modes()) {
            row.append(
                String.format(
                    Locale.ROOT, " %.1f |", 100 * macro(files, layout, mode, splitter, network)));
          }
          out.println("| " + layout.title + " | " + splitter + " |" + row);
        }
      }
    }
    return 0;
  }

  private static List<LineBreaks> modes() {
    return List.of(LineBreaks.BLANK, LineBreaks.RESPECT, LineBreaks.IGNORE, LineBreaks.WRAPPED);
  }

  private static double macro(
      Map<String, List<List<String>>> files,
      Layout layout,
      LineBreaks mode,
      String splitter,
      CompactBoundaryScorer network) {
    SentenceSettings settings = SentenceSettings.defaults().withLineBreaks(mode);
    double sum = 0;
    for (Map.Entry<String, List<List<String>>> language : files.entrySet()) {
      BoundarySegmenter segmenter =
          new BoundarySegmenter(
              splitter.equals("compact")
                  ? network
                  : FixedWindowScorer.of(
                      new SegmenterBoundaryScorer(Splitters.rules(language.getKey()))),
              settings);
      double languageSum = 0;
      for (List<String> sentences : language.getValue()) {
        languageSum += f1(sentences, language.getKey(), layout, segmenter);
      }
      sum += languageSum / language.getValue().size();
    }
    return sum / files.size();
  }

  private static double f1(
      List<String> given, String language, Layout layout, BoundarySegmenter segmenter) {
    TextView view = layout == Layout.BARE_LINES ? TextView.ASR : TextView.CLEAN;
    List<String> sentences = new ArrayList<>();
    for (String sentence : GoldText.of(given, language, view).sentences().strings()) {
      sentences.add(sentence.strip());
    }
    StringBuilder text = new StringBuilder();
    List<String> gold = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      boolean isLine = layout == Layout.LINES || layout == Layout.BARE_LINES;
      boolean isItem = layout == Layout.ITEMS && i / PARAGRAPH_SENTENCES % 3 == 2;
      if (i > 0 && !isLine && i % PARAGRAPH_SENTENCES == 0) {
        text.append("\n\n");
      } else if (i > 0) {
        text.append(isLine || isItem ? "\n" : " ");
      }
      String line = isItem ? "- " + sentence : sentence;
      gold.add(line);
      append(line, isLine ? Integer.MAX_VALUE : COLUMNS, text);
    }
    // GoldText.of would remove the marks of list items.
    StringBuilder joined = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : gold) {
      if (!joined.isEmpty()) {
        joined.append(' ');
        ends.add(joined.length());
      }
      joined.append(sentence);
    }
    GoldText whole = new GoldText(dev.caesura.text.Segmentation.ofEnds(joined.toString(), ends));
    return SentenceScores.of(
            whole, SentenceOverlay.of(whole, segmenter.segment(text.toString()).strings()))
        .f1();
  }

  /** Appends a sentence; a word that would exceed the last column starts a new line. */
  private static void append(String sentence, int columns, StringBuilder text) {
    for (String word : sentence.split(" ")) {
      int start = text.lastIndexOf("\n") + 1;
      boolean isFirst = text.length() == start || text.charAt(text.length() - 1) == ' ';
      int used = text.length() - start;
      if (used > 0 && (long) used + (isFirst ? 0 : 1) + word.length() > columns) {
        if (isFirst) {
          text.setLength(text.length() - 1);
        }
        text.append('\n');
      } else if (!isFirst) {
        text.append(' ');
      }
      text.append(word);
    }
  }
}
