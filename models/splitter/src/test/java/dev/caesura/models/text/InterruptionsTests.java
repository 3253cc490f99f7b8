package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionsTests {

  private static boolean isInterrupted(String before) {
    int[] codes = (before + " We went home.").codePoints().toArray();
    return Interruptions.endsAt(codes, before.codePointCount(0, before.length()) - 1);
  }

  @Test
  void wordsThatEndNoSentenceAreInterrupted() {
    for (String before :
        List.of("with the...", "THE..", "of\u2026", "Und...", "(the...", "we have, uh...")) {
      boolean opened = before.startsWith("(");
      assertEquals(!opened, isInterrupted(before), before);
    }
  }

  @Test
  void otherEllipsesAndFullStopsAreNot() {
    for (String before :
        List.of(
            "and so on...",
            "the.",
            "bathe...",
            "Uh...",
            "...",
            "Home. Um...",
            "-...",
            "the sa-...",
            "the...a")) {
      assertFalse(isInterrupted(before), before);
    }
  }

  @Test
  void onlyTheLastDotOfARunCounts() {
    int[] codes = "to the.... No".codePoints().toArray();
    int[] places = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      places[i] = Interruptions.endsAt(codes, i) ? 1 : 0;
    }
    assertEquals(1, Arrays.stream(places).sum());
    assertEquals(1, places["to the...".length()]);
  }

  @Test
  void theSplitterReadsOn() {
    float[] sure = new float[60];
    Arrays.fill(sure, -9);
    String text = "They saw the... The house. It was old. Nobody was there.  ";
    for (String end : List.of("the...", "house.", "old.", "there.")) {
      sure[text.indexOf(end) + end.length() - 1] = 9;
    }
    float[] found =
        OrthographicEvidence.adjust(
            text.codePoints().toArray(), Arrays.copyOf(sure, text.length()));
    assertTrue(found[text.indexOf("...") + 2] < 0);
    assertTrue(found[text.indexOf("house.") + 5] > 9);
  }
}
