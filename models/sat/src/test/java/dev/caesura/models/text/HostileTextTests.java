package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.text.TextSegmenter;
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
import dev.caesura.text.sentence.LineSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import dev.caesura.text.sentence.TranscriptSegmenter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Hostile texts, small enough for every build; {@code bench/run split-limits} has them in full size
 * and watches the heap.
 */
@Timeout(300)
class HostileTextTests {

  private static final int MAX = 200;

  /** Networks read some thousand characters in the time that rules read millions. */
  private static final int NETWORK_SIZE = 3_000;

  /** More than a block of limited length, 262,144. */
  private static final int RULES_SIZE = 300_000;

  /** One line for what has no windows; nothing in it depends on a size. */
  private static final int WHOLE_SIZE = 250_000;

  private static final Map<String, TextSegmenter> RULES = new LinkedHashMap<>();

  static {
    RULES.put("rules", RuleSegmenter.of(Locale.ENGLISH));
    RULES.put("icu", BreakIteratorSegmenter.icu(Locale.ENGLISH));
    RULES.put("breakiterator", BreakIteratorSegmenter.jdk(Locale.ENGLISH));
    RULES.put("lines", new LineSegmenter());
    RULES.put("transcript", TranscriptSegmenter.of(Locale.ENGLISH));
  }

  private static String of(String unit, int size) {
    return unit.repeat(size / unit.length() + 1).substring(0, size);
  }

  private static Map<String, String> texts(int size) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("one line", of("We came home late. Was anyone awake? No, said Dr. Smith. ", size));
    texts.put("one word", of("x", size));
    texts.put("line feeds", of("\n", size / 10));
    texts.put("carriage returns", of("\r", size / 10));
    texts.put("white space", of(" \t\u00A0\u3000", size));
    texts.put("NUL", of("\0", size));
    texts.put("unpaired surrogates", of("\uD83D\0\uDE00", size));
    texts.put("wrong pairs", of("\uDE00\uD83D\uD83D", size));
    texts.put("combining marks", "a" + of("\u0301\u0302", size));
    texts.put("full stops", of(".", size));
    texts.put("numbers", of("1,1.1:", size));
    texts.put("addresses", of("a@a.www.", size));
    texts.put("joiners", of("\uD83D\uDC69\u200D", size));
    // Lines of some length: each break is decided by what is around it, at a cost of its own.
    texts.put("controls", of("\u0001\u200B\uFEFF\uFFFF\u202E".repeat(12) + "\u0085", size));
    return texts;
  }

  private static List<SentenceSettings> settings() {
    SentenceSettings usual =
        SentenceSettings.defaults()
            .withLengths(Lengths.capped(0, MAX))
            .withProtectedSpans(ProtectedSpans.usual());
    return List.of(
        usual,
        usual.withLineBreaks(LineBreaks.WRAPPED).withLengths(Lengths.capped(20, MAX)),
        usual
            .withLineBreaks(LineBreaks.IGNORE)
            .withLengths(Lengths.packed(0, MAX, LengthPrior.gaussian(MAX, MAX / 3.0))));
  }

  private static void check(WindowedScorer scorer, SentenceSettings settings, String text) {
    List<Sentence> whole = new BoundarySegmenter(scorer, settings).sentences(text);
    StringBuilder joined = new StringBuilder(text.length());
    for (Sentence piece : whole) {
      joined.append(piece.text());
      assertTrue(contentLength(piece.text()) <= MAX, () -> settings + ": " + piece.start());
      int end = joined.length();
      assertFalse(
          end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)));
    }
    // Not assertEquals: its message would be the text.
    assertTrue(text.contentEquals(joined), "pieces do not join to the text");
    SentenceStream stream = SentenceStream.of(scorer, settings);
    List<Sentence> streamed = new ArrayList<>();
    for (int at = 0; at < text.length(); at += 9973) {
      streamed.addAll(stream.push(text.substring(at, Math.min(text.length(), at + 9973))));
    }
    streamed.addAll(stream.finish());
    assertEquals(whole.size(), streamed.size());
    assertTrue(whole.equals(streamed), "streamed otherwise");
  }

  /** No-break spaces are white space too, which {@code strip} leaves. */
  private static int contentLength(String text) {
    int from = 0;
    int to = text.length();
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    return to - from;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static DynamicTest test(
      String name,
      WindowedScorer scorer,
      List<SentenceSettings> settings,
      Map.Entry<String, String> text) {
    return DynamicTest.dynamicTest(
        name + ", " + text.getKey(),
        () -> {
          String whole = text.getValue();
          for (SentenceSettings each : settings) {
            // Packing looks at all places within the maximum.
            boolean isSlow = !each.lengths().keepsSentences();
            check(scorer, each, isSlow ? whole.substring(0, whole.length() / 10) : whole);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> rulesAreRight() {
    Map<String, String> texts = texts(RULES_SIZE);
    return RULES.entrySet().stream()
        .filter(rules -> List.of("rules", "icu").contains(rules.getKey()))
        .flatMap(
            rules ->
                texts.entrySet().stream()
                    .map(
                        text ->
                            test(
                                rules.getKey(),
                                FixedWindowScorer.of(new SegmenterBoundaryScorer(rules.getValue())),
                                // What follows the scores is the same code for all of them.
                                rules.getKey().equals("rules")
                                    ? settings()
                                    : settings().subList(0, 1),
                                text)));
  }

  @TestFactory
  Stream<DynamicTest> rulesWithoutWindowsAreRight() {
    Map<String, String> texts = texts(WHOLE_SIZE);
    return RULES.entrySet().stream()
        .flatMap(
            rules ->
                texts.entrySet().stream()
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                rules.getKey() + ", " + text.getKey(),
                                () ->
                                    assertTrue(
                                        text.getValue()
                                            .equals(
                                                String.join(
                                                    "",
                                                    rules
                                                        .getValue()
                                                        .segment(text.getValue())
                                                        .strings())),
                                        "pieces do not join to the text"))));
  }

  @TestFactory
  Stream<DynamicTest> theShippedNetworkIsRight() {
    CompactBoundaryScorer network = CompactBoundaryScorer.open();
    return texts(NETWORK_SIZE).entrySet().stream()
        .map(text -> test("compact", network, settings(), text))
        .onClose(network::close);
  }

  @TestFactory
  Stream<DynamicTest> satAndWtpAreRight() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    List<SatScorer> opened = new ArrayList<>();
    for (String name : List.of("single", "wtp")) {
      SatScorer sat = SatScorer.open(Path.of(SatScorer.class.getResource(name).toURI()));
      opened.add(sat);
      texts(NETWORK_SIZE)
          .entrySet()
          .forEach(text -> tests.add(test(name, FixedWindowScorer.of(sat), settings(), text)));
    }
    return tests.stream().onClose(() -> opened.forEach(SatScorer::close));
  }
}
