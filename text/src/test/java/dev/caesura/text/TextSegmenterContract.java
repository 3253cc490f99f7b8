package dev.caesura.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TextSegmenter} promises, fed hostile text. */
public interface TextSegmenterContract {

  /** The segmenter under test. */
  TextSegmenter segmenter();

  @Test
  default void anEmptyTextHasNoPieces() {
    assertEquals(0, segmenter().segment("").size());
  }

  @Test
  default void whiteSpaceIsNotLost() {
    for (String text : new String[] {" ", "\n", "\r\n\r\n", "\u3000\u2028", "\u0000"}) {
      assertEquals(text, String.join("", segmenter().segment(text).strings()));
    }
  }

  @Test
  default void piecesJoinToAnyText() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      String text = randomText(random);
      Segmentation pieces = segmenter().segment(text);
      assertEquals(text, String.join("", pieces.strings()), () -> "seed " + seed);
      for (TextSpan span : pieces.spans()) {
        assertFalse(
            span.end() < text.length()
                && Character.isSurrogatePair(text.charAt(span.end() - 1), text.charAt(span.end())),
            () -> "surrogate pair split, seed " + seed);
      }
    }
  }

  @Test
  default void eightThreadsGetTheSame() {
    String text = "One. Two?\nThree... four\n\nDr. Five said \uD83D\uDE00! Six";
    Segmentation expected = segmenter().segment(text);
    IntStream.range(0, 800)
        .parallel()
        .forEach(i -> assertEquals(expected, segmenter().segment(text)));
  }

  private static String randomText(Random random) {
    String usual = "aB .!?\n\r\t,\"'1\u3002\u0964\u00A0\u2028";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(0x1F600 + random.nextInt(64));
        default -> text.append(usual.charAt(random.nextInt(usual.length())));
      }
    }
    return text.toString();
  }
}
