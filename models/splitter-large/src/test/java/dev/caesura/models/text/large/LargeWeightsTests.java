package dev.caesura.models.text.large;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeWeightsTests {

  @Test
  void splitsTextWithAndWithoutPunctuation() throws IOException {
    assertEquals(List.of("large"), CompactBoundaryScorer.names());
    try (CompactBoundaryScorer scorer = CompactBoundaryScorer.named("large")) {
      BoundarySegmenter segmenter = BoundarySegmenter.of(scorer);
      for (String text :
          List.of(
              "Dr. Miller left early. Nobody minded.",
              "we are glad that you could come today thank you very much for the help")) {
        Segmentation found = segmenter.segment(text);
        assertEquals(2, found.size(), found::toString);
      }
    }
  }

  @Test
  void anUnknownNameIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CompactBoundaryScorer.named("huge"));
    assertTrue(e.getMessage().contains("[large]; found huge"), e.getMessage());
  }
}
