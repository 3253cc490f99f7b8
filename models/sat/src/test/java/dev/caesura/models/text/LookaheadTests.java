package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Text that comes one character at a time has the sentences of the whole text, and none waits for
 * more text than {@link SentenceStream#lookahead} states, with every splitter.
 */
class LookaheadTests {

  private static final String[] PARTS = {
    "We came home late. ",
    "Was anyone awake? ",
    "no said the other one and it rained ",
    "Mr. Smith, 1,024.5 m up, saw www.a.bc/d. ",
    "\u4ECA\u5929\u5929\u6C14\u5F88\u597D\u3002",
    "\uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDC69 ",
    "e\u0301\u0323 ",
    "\n",
    "\r\n",
    "\n\n",
    "- one\n",
    "   \u3000\u00A0",
    "\uD800",
    "\u0000",
    "\u0E1D\u0E19\u0E15\u0E01 ",
    "\u061F "
  };

  private static final long LIMITED = 6_000;

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static List<SentenceSettings> settings(float threshold) {
    SentenceSettings usual = SentenceSettings.defaults().withThreshold(threshold);
    SentenceSettings strict =
        usual.withProtectedSpans(ProtectedSpans.usual()).withLengths(Lengths.capped(10, 120));
    return List.of(
        usual,
        usual.withLineBreaks(LineBreaks.RESPECT).withProtectedSpans(ProtectedSpans.usual()),
        strict.withLineBreaks(LineBreaks.WRAPPED),
        strict
            .withLineBreaks(LineBreaks.IGNORE)
            .withLengths(Lengths.packed(0, 90, LengthPrior.gaussian(70, 25))));
  }

  private static void check(WindowedScorer scorer, float threshold) {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    for (SentenceSettings each : settings(threshold)) {
      String message = "-Dcaesura.seed=" + seed + ", " + each;
      SentenceStream stream = SentenceStream.of(scorer, each);
      // Long enough for sentences to come before the end, where lengths do not hold them back.
      long length =
          each.lengths().areLimited()
              ? LIMITED
              : stream.lookahead() + 3L * scorer.windowCodePoints();
      String text = text(new Random(seed), (int) length);
      List<Sentence> whole = new BoundarySegmenter(scorer, each).sentences(text);
      List<Sentence> streamed = new ArrayList<>();
      long given = 0;
      for (int i = 0; i < text.length(); i++) {
        for (Sentence sentence : stream.push(text.substring(i, i + 1))) {
          streamed.add(sentence);
          given += sentence.text().length();
        }
        // What is still waiting started with the sentence that comes next.
        int next = streamed.size();
        if (next < whole.size()) {
          long end = given + whole.get(next).text().length();
          assertTrue(i + 1 - end <= stream.lookahead(), i + " " + end + " " + message);
        }
      }
      int early = streamed.size();
      streamed.addAll(stream.finish());
      assertEquals(whole.size(), streamed.size(), message);
      assertTrue(whole.equals(streamed), message);
      if (!each.lengths().areLimited()) {
        assertTrue(early > 0, message);
      }
    }
  }

  private static DynamicTest test(String name, WindowedScorer scorer, float threshold) {
    return DynamicTest.dynamicTest(name, () -> check(scorer, threshold));
  }

  @TestFactory
  Stream<DynamicTest> ofRules() {
    return Stream.of(
        test("rules", small(RuleSegmenter.of(Locale.ENGLISH)), 0.5f),
        test("icu", small(BreakIteratorSegmenter.icu(Locale.ENGLISH)), 0.5f),
        test("breakiterator", small(BreakIteratorSegmenter.jdk(Locale.ENGLISH)), 0.5f));
  }

  private static WindowedScorer small(dev.caesura.text.TextSegmenter segmenter) {
    return new FixedWindowScorer(new SegmenterBoundaryScorer(segmenter), 400, 100);
  }

  @TestFactory
  Stream<DynamicTest> ofNetworks() throws IOException, URISyntaxException {
    List<AutoCloseable> opened = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    CompactBoundaryScorer compact = CompactBoundaryScorer.open();
    opened.add(compact);
    tests.add(test("compact", compact, 0.5f));
    String verse = "Of all the roads that lead away The one I took was long, ".repeat(30);
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i < verse.length(); i++) {
      if (Character.isUpperCase(verse.charAt(i)) && verse.charAt(i) != 'I') {
        ends.add(i);
      }
    }
    tests.add(
        test(
            "adapted",
            AdaptedBoundaryScorer.of(
                compact, Adapter.fit(compact, List.of(Segmentation.ofEnds(verse, ends)))),
            0.5f));
    for (String name : List.of("single", "half", "int8", "wtp")) {
      SatScorer sat = SatScorer.open(Path.of(SatScorer.class.getResource(name).toURI()));
      opened.add(sat);
      // Their weights are random: with this threshold some of the places part.
      tests.add(test(name, new FixedWindowScorer(sat, 400, 100), 0.4f));
    }
    return tests.stream().onClose(() -> opened.forEach(LookaheadTests::close));
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
