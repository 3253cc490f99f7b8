package dev.caesura.text.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongSentenceEncoderTests {

  /** A network that reads 700 characters: how often letters a and b are in them. */
  private static float[][] letters(List<String> texts) {
    return texts.stream()
        .map(
            text -> {
              String read = text.substring(0, Math.min(700, text.length()));
              float[] vector = {
                read.chars().filter(c -> c == 'a').count(),
                read.chars().filter(c -> c == 'b').count()
              };
              Vectors.normalize(vector);
              return vector;
            })
        .toArray(float[][]::new);
  }

  @Test
  void theEndOfALongSentenceCounts() {
    String turn = "a ".repeat(600) + "b ".repeat(600);
    SentenceEncoder encoder = LongSentenceEncoder.of(LongSentenceEncoderTests::letters);
    float[][] vectors = encoder.encode(List.of("a", turn, "", "b"));
    assertEquals(4, vectors.length);
    assertArrayEquals(new float[] {1, 0}, vectors[0]);
    assertEquals(vectors[1][0], vectors[1][1], 1e-2f);
    assertEquals(1, Vectors.dot(vectors[1], vectors[1]), 1e-5);
    assertArrayEquals(new float[] {0, 0}, vectors[2]);
    assertArrayEquals(new float[] {0, 1}, vectors[3]);
    assertEquals(0, encoder.encode(List.of()).length);
  }

  @Test
  void shortSentencesStayWhole() {
    String most = "a".repeat(600);
    assertEquals(List.of(most), LongSentenceEncoder.pieces(most));
    assertEquals(List.of(""), LongSentenceEncoder.pieces(""));
    assertEquals(1, LongSentenceEncoder.pieces(" ".repeat(2000)).size());
    assertEquals(
        List.of("a", "b"),
        LongSentenceEncoder.pieces("a" + " ".repeat(2000) + "b").stream()
            .map(String::strip)
            .toList());
  }

  @Test
  void piecesAreTheSentenceAndEven() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      int words = random.nextInt(600);
      String letter = List.of("a", "\u65e5", "\ud83d\ude00").get(random.nextInt(3));
      for (int i = 0; i < words; i++) {
        text.append(letter.repeat(1 + random.nextInt(12)))
            .append(random.nextInt(9) > 7 ? "  " : " ");
      }
      List<String> pieces = LongSentenceEncoder.pieces(text.toString());
      assertEquals(
          text.toString().strip(), String.join("", pieces).strip(), "seed " + seed + ": " + text);
      for (String piece : pieces) {
        long length = piece.codePoints().map(c -> c == 0x65e5 ? 3 : 1).sum();
        assertTrue(length <= 640, "seed " + seed + ": " + length);
        assertTrue(!piece.isBlank() || text.toString().isBlank(), "seed " + seed);
        assertTrue(piece.isEmpty() || !Character.isLowSurrogate(piece.charAt(0)), "seed " + seed);
      }
    }
    assertEquals(3, LongSentenceEncoder.pieces("a".repeat(1500)).size());
    assertEquals(2, LongSentenceEncoder.pieces("\u65e5".repeat(300)).size());
  }
}
