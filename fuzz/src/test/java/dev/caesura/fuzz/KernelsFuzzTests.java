package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.align.EditPath;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.edit.AffineAligner;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.align.edit.FreeEnds;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.align.edit.SubstitutionCost;
import dev.caesura.align.edit.UnitAligner;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.sentence.RuleSegmenter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Algorithms against slow and plain ones, and against what must hold for every input. */
class KernelsFuzzTests {

  private static final Locale[] LANGUAGES = {
    Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("hr"), Locale.CHINESE
  };

  /** Splits the bytes at the first 0xFF: two sides of an alignment, of at most 400 items. */
  private static int[][] sides(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != -1) {
      at++;
    }
    int[] left = items(bytes, 0, at);
    return new int[][] {left, items(bytes, Math.min(bytes.length, at + 1), bytes.length)};
  }

  private static int[] items(byte[] bytes, int from, int to) {
    return IntStream.range(from, Math.min(to, from + 400)).map(i -> bytes[i]).toArray();
  }

  private static int[][] table(int[] left, int[] right) {
    int[][] cost = new int[left.length + 1][right.length + 1];
    for (int i = 0; i <= left.length; i++) {
      for (int j = 0; j <= right.length; j++) {
        int best = i == 0 ? j : j == 0 ? i : Integer.MAX_VALUE;
        if (i > 0 && j > 0) {
          int pair = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
          best = Math.min(pair, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
        cost[i][j] = best;
      }
    }
    return cost;
  }

  @FuzzTest
  void unitAlignment(byte[] bytes) {
    int[][] sides = sides(bytes);
    int expected = table(sides[0], sides[1])[sides[0].length][sides[1].length];
    assertEquals(expected, UnitAligner.distance(sides[0], sides[1]));
    EditPath path = UnitAligner.path(sides[0], sides[1]);
    assertEquals(expected, path.distance());
    List<Integer> left = Arrays.stream(sides[0]).boxed().toList();
    List<Integer> right = Arrays.stream(sides[1]).boxed().toList();
    assertEquals(right, path.apply(left, right));
  }

  @FuzzTest
  void editDistance(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String left = text.substring(0, Math.min(400, text.length() / 2));
    String right =
        text.substring(text.length() / 2, Math.min(text.length(), text.length() / 2 + 400));
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    assertEquals(table(a, b)[a.length][b.length], EditDistance.of(left, right));
  }

  /** Gotoh's algorithm with three full tables. */
  private static long affine(int[] left, int[] right, SubstitutionCost cost, GapCosts gaps) {
    long never = Long.MAX_VALUE / 4;
    long[][][] best = new long[3][left.length + 1][right.length + 1];
    for (int i = 0; i <= left.length; i++) {
      for (int j = 0; j <= right.length; j++) {
        long pair = i > 0 && j > 0 ? least(best, i - 1, j - 1) + cost.cost(i - 1, j - 1) : never;
        best[0][i][j] = i == 0 && j == 0 ? 0 : pair;
        best[1][i][j] = i == 0 ? never : gap(best, 1, i - 1, j, gaps);
        best[2][i][j] = j == 0 ? never : gap(best, 2, i, j - 1, gaps);
      }
    }
    return least(best, left.length, right.length);
  }

  private static long gap(long[][][] best, int kind, int i, int j, GapCosts gaps) {
    return Math.min(best[kind][i][j], least(best, i, j) + gaps.open()) + gaps.extend();
  }

  private static long least(long[][][] best, int i, int j) {
    return Math.min(best[0][i][j], Math.min(best[1][i][j], best[2][i][j]));
  }

  @FuzzTest
  void affineAlignment(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    GapCosts gaps = new GapCosts(bytes[0] & 15, 1 + (bytes[1] & 15));
    int[][] sides = sides(Arrays.copyOfRange(bytes, 2, bytes.length));
    SubstitutionCost cost = (i, j) -> Math.min(20, Math.abs(sides[0][i] - sides[1][j]));
    EditPath path = AffineAligner.path(sides[0].length, sides[1].length, cost, gaps, FreeEnds.NONE);
    assertEquals(
        affine(sides[0], sides[1], cost, gaps),
        AffineAligner.cost(path, cost, gaps, FreeEnds.NONE));
  }

  @FuzzTest
  void longAlignment(byte[] bytes) {
    int[][] sides = sides(bytes);
    for (TranscriptOrder order : TranscriptOrder.values()) {
      List<String> left = Arrays.stream(sides[0]).mapToObj(i -> "w" + i).toList();
      List<String> right = Arrays.stream(sides[1]).mapToObj(i -> "w" + i).toList();
      TokenMatches found = TokenMatcher.of(order).match(left, right);
      int last = -1;
      for (int j = 0; j < right.size(); j++) {
        int i = found.recognizedFor(j);
        assertTrue(i < 0 || found.writtenFor(i) == j, "written word " + j + " of " + order);
        assertTrue(i < 0 || order != TranscriptOrder.KEEP || i > last, "order at " + j);
        last = i < 0 ? last : i;
      }
    }
  }

  @FuzzTest
  void sentences(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Segmentation found = RuleSegmenter.of(LANGUAGES[bytes.length % LANGUAGES.length]).segment(text);
    assertEquals(text, String.join("", found.strings()));
  }

  @FuzzTest
  void normalization(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int last = 0;
    for (NormalizedWord word :
        WordNormalizer.of(LANGUAGES[bytes.length % LANGUAGES.length]).words(text)) {
      TextSpan span = word.source();
      assertTrue(span.start() >= last && span.end() <= text.length(), "span of " + word);
      assertTrue(!word.text().isBlank(), "a word without letters: " + word);
      last = span.start();
    }
  }

  @FuzzTest
  void segments(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    float[] values = new float[bytes.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i + 1] & 0xFF) / 255f;
    }
    double max = 0.1 + (bytes[0] & 0xFF) / 50.0;
    FrameGrid grid = new FrameGrid(16_000, 512, 512);
    FrameScores scores =
        FrameScores.of(new TimeSpan(0, 512L * values.length, 16_000), grid, values);
    long last = 0;
    for (TimeSpan span :
        OptimalSegmenter.defaults().withMaxSeconds(max).withMinSeconds(0).segment(scores)) {
      assertTrue(span.startSample() >= last, "segments overlap at " + span);
      assertTrue(span.seconds() <= max + 1e-9, "segment of " + span.seconds() + " s, not " + max);
      last = span.endSample();
    }
    assertTrue(last <= 512L * values.length, "a segment ends after the recording");
  }
}
