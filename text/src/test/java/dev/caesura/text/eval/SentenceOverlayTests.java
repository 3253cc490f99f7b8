package dev.caesura.text.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.text.Segmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceOverlayTests {

  private static final GoldText GOLD =
      GoldText.of(List.of("It rained.", "We stayed in.", "So what?"), "en", TextView.CLEAN);

  @Test
  void whiteSpaceDoesNotMatter() {
    Segmentation found =
        SentenceOverlay.of(GOLD, List.of(" It  rained. We", "", "stayed", "in.\tSo\u2028what?"));
    assertEquals(List.of("It rained. We", " stayed", " in. So what?"), found.strings());
    assertEquals(
        1.0, SentenceScores.of(GOLD, SentenceOverlay.of(GOLD, GOLD.sentences().strings())).f1());
  }

  @Test
  void otherTextIsRefused() {
    for (List<String> other :
        List.of(
            List.of("It rained.", "We stayed out."),
            List.of("It rained."),
            List.of("It rained. We stayed in. So what? More"),
            List.<String>of())) {
      assertThrows(IllegalArgumentException.class, () -> SentenceOverlay.of(GOLD, other));
    }
    assertEquals(
        "sentence 2: expected 'in. So what?'; found 'out.'",
        assertThrows(
                IllegalArgumentException.class,
                () -> SentenceOverlay.of(GOLD, List.of("It rained.", "We stayed out.")))
            .getMessage());
  }
}
