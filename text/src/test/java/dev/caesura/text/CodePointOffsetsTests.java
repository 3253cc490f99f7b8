package dev.caesura.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodePointOffsetsTests {

  private static int[] offsets(String text) {
    CodePointOffsets offsets = CodePointOffsets.of(text);
    return IntStream.rangeClosed(0, text.length()).map(offsets::at).toArray();
  }

  @Test
  void countsCodePoints() {
    assertArrayEquals(new int[] {0, 1, 1, 2, 3}, offsets("a\uD83D\uDE00b"));
    assertArrayEquals(new int[] {0}, offsets(""));
    // An unpaired surrogate is a code point of its own.
    assertArrayEquals(new int[] {0, 1, 2}, offsets("\uD83Da"));
  }
}
