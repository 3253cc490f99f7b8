package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.text.BatchScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pieces of 10,000 random texts join to the text, with every network, mode and kind of length.
 */
class LosslessTests {

  private static final int TEXTS = 10_000;
  private static final int KINDS = 3;
  private static final long SEED = Long.getLong("caesura.seed", System.nanoTime());

  /** Networks read many short texts at once in a fraction of the time. */
  private static final int BATCH = 100;

  private static String text(Random random) {
    String usual = "ab A.?!\n\r\t,1-\u3002\u0964\u061F\u00A0\u2028\u0301\u4E2D\u0E01\u200D\u0000";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        default -> text.append(usual.charAt(random.nextInt(usual.length())));
      }
    }
    return text.toString();
  }

  private static List<SentenceSettings> settings(float threshold) {
    List<SentenceSettings> all = new ArrayList<>();
    SentenceSettings usual = SentenceSettings.defaults().withThreshold(threshold);
    for (LineBreaks mode : LineBreaks.values()) {
      all.add(usual.withLineBreaks(mode));
      SentenceSettings strict =
          usual.withLineBreaks(mode).withProtectedSpans(ProtectedSpans.usual());
      all.add(strict.withLengths(Lengths.capped(3, 12)));
      all.add(strict.withLengths(Lengths.packed(0, 15, LengthPrior.gaussian(10, 4))));
    }
    return all;
  }

  private static void check(BoundaryScorer scorer, float threshold) {
    Random random = new Random(SEED);
    List<SentenceSettings> settings = settings(threshold);
    int cuts = 0;
    List<BoundaryScores> batch = List.of();
    for (int round = 0; round < TEXTS; round++) {
      if (round % BATCH == 0) {
        batch = scores(scorer, Stream.generate(() -> text(random)).limit(BATCH).toList());
      }
      BoundaryScores scores = batch.get(round % BATCH);
      String text = scores.text();
      // Every mode, with one of the kinds of lengths.
      for (int k = random.nextInt(KINDS); k < settings.size(); k += KINDS) {
        SentenceSettings each = settings.get(k);
        StringBuilder joined = new StringBuilder();
        for (String piece : new BoundarySegmenter(seen -> scores, each).segment(text).strings()) {
          joined.append(piece);
          cuts++;
        }
        assertTrue(
            text.contentEquals(joined),
            () -> "-Dcaesura.seed=" + SEED + ", " + each + ", text '" + text + "'");
      }
    }
    assertTrue(cuts > TEXTS * settings.size() / KINDS * 3 / 2, "hardly any cut: " + cuts);
  }

  private static List<BoundaryScores> scores(BoundaryScorer scorer, List<String> texts) {
    return scorer instanceof BatchScorer batches
        ? batches.scoreAll(texts)
        : texts.stream().map(scorer::score).toList();
  }

  @TestFactory
  Stream<DynamicTest> piecesJoinToTheText() throws IOException, URISyntaxException {
    List<AutoCloseable> opened = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (var rules :
        List.of(
            RuleSegmenter.of(Locale.ENGLISH),
            BreakIteratorSegmenter.icu(Locale.ENGLISH),
            BreakIteratorSegmenter.jdk(Locale.ENGLISH))) {
      tests.add(
          DynamicTest.dynamicTest(
              rules.getClass().getSimpleName(),
              () -> check(new SegmenterBoundaryScorer(rules), 0.5f)));
    }
    CompactBoundaryScorer network = CompactBoundaryScorer.open();
    opened.add(network);
    ReadOnce compact = new ReadOnce(network);
    tests.add(DynamicTest.dynamicTest("compact", () -> check(compact, 0.5f)));
    List<Integer> ends = new ArrayList<>();
    String text = "Of all the roads that lead away The one he took was long, ".repeat(20);
    for (int i = 1; i < text.length(); i++) {
      if (Character.isUpperCase(text.charAt(i))) {
        ends.add(i);
      }
    }
    AdaptedBoundaryScorer adapted =
        AdaptedBoundaryScorer.of(
            compact, Adapter.fit(compact, List.of(Segmentation.ofEnds(text, ends))));
    tests.add(DynamicTest.dynamicTest("adapted", () -> check(adapted, 0.5f)));
    for (String name : List.of("single", "half", "int8", "wtp")) {
      SatScorer sat = SatScorer.open(Path.of(SatScorer.class.getResource(name).toURI()));
      opened.add(sat);
      tests.add(DynamicTest.dynamicTest(name, () -> check(sat, 0.3f)));
    }
    return tests.stream().onClose(() -> opened.forEach(LosslessTests::close));
  }

  /** The logits of each text, for both scorers that decide by them. */
  private static final class ReadOnce implements ColumnScorer, WindowedScorer {

    private final CompactBoundaryScorer network;
    private final Map<String, SortedMap<Integer, float[]>> read = new HashMap<>();

    ReadOnce(CompactBoundaryScorer network) {
      this.network = network;
    }

    @Override
    public int columns() {
      return network.columns();
    }

    @Override
    public float threshold() {
      return network.threshold();
    }

    @Override
    public String identity() {
      return network.identity();
    }

    @Override
    public int windowCodePoints() {
      return network.windowCodePoints();
    }

    @Override
    public int strideCodePoints() {
      return network.strideCodePoints();
    }

    @Override
    public int contextCodePoints() {
      return network.contextCodePoints();
    }

    @Override
    public void visit(String text, Visitor visitor) {
      read.computeIfAbsent(text, this::read).forEach(visitor::at);
    }

    private SortedMap<Integer, float[]> read(String text) {
      SortedMap<Integer, float[]> logits = new TreeMap<>();
      network.visit(text, (index, columns) -> logits.put(index, columns.clone()));
      return logits;
    }

    @Override
    public BoundaryScores score(String text) {
      float[] scores = new float[text.length()];
      visit(text, (index, logits) -> scores[index] = (float) (1 / (1 + Math.exp(-logits[0]))));
      return BoundaryScores.of(text, scores);
    }
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
