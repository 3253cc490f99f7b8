package dev.caesura.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTests {

  @Test
  void piecesTileTheText() {
    Segmentation pieces = Segmentation.ofEnds("One. Two.", List.of(5));
    assertEquals(List.of("One. ", "Two."), pieces.strings());
    assertEquals(0, Segmentation.ofEnds("", List.of()).size());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Segmentation("abc", List.of(new TextSpan(0, 1), new TextSpan(2, 3))));
    assertThrows(
        IllegalArgumentException.class, () -> new Segmentation("abc", List.of(new TextSpan(0, 2))));
    assertThrows(IllegalArgumentException.class, () -> Segmentation.ofEnds("abc", List.of(2, 2)));
  }

  @Test
  void stripsWhiteSpaceOutsideTheBasicPlaneToo() {
    String text = " \u3000a b\n";
    assertEquals("a b", WhiteSpace.strip(text, new TextSpan(0, text.length())).in(text));
    assertEquals(new TextSpan(0, 0), WhiteSpace.strip(text, new TextSpan(0, 1)));
  }

  @Test
  void boundaryScoresDoNotSplitSurrogatePairs() {
    assertThrows(
        IllegalArgumentException.class,
        () -> BoundaryScores.of("\uD83D\uDE00", new float[] {.5f, 0}));
    assertEquals(.5f, BoundaryScores.of("\uD83D\uDE00", new float[] {0, .5f}).after(1));
    assertThrows(
        IllegalArgumentException.class, () -> BoundaryScores.of("a", new float[] {Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> BoundaryScores.of("a", new float[2]));
  }
}
