package dev.caesura.models.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenWindowsTests {

  @Test
  void windowsCoverAllTokensAndOverlap() {
    assertEquals(List.of(), TokenWindows.starts(0));
    assertEquals(List.of(0), TokenWindows.starts(1));
    assertEquals(List.of(0), TokenWindows.starts(TokenWindows.TOKENS));
    assertEquals(List.of(0, 1), TokenWindows.starts(TokenWindows.TOKENS + 1));
    for (int size = 1; size < 2000; size++) {
      List<Integer> starts = TokenWindows.starts(size);
      for (int i = 1; i < starts.size(); i++) {
        int step = starts.get(i) - starts.get(i - 1);
        assertTrue(step > 0 && step <= TokenWindows.STRIDE, "size " + size);
      }
      assertEquals(size, Math.min(size, starts.get(starts.size() - 1) + TokenWindows.TOKENS));
    }
  }

  @Test
  void wordsLoseTheMarksAroundThem() {
    WordTokens tokens =
        WordTokens.of("\u201CWell,\u201D he said\u2026 (don't!) \u2014 ok", WordTokensOf::letters);
    assertEquals(
        List.of("Well", "he", "said", "don't", "ok"),
        tokens.words().stream()
            .map(
                w ->
                    "\u201CWell,\u201D he said\u2026 (don't!) \u2014 ok"
                        .substring(w.from(), w.to()))
            .toList());
    // Tokens: well , he said . don ' t ! - ok
    assertEquals(11, tokens.size());
    assertEquals(2, tokens.words().get(3).pieces().size());
  }

  /** A token for each part. */
  private static final class WordTokensOf {
    static long[] letters(String part) {
      return new long[] {part.hashCode()};
    }
  }
}
