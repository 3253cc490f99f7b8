package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSegmenterContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceStreamTests implements TextSegmenterContract {

  /** Windows of 16, strides of 8, context of 4; a score hangs on all that its window shows. */
  private static final WindowedScorer HASHES =
      new WindowedScorer() {
        @Override
        public int windowCodePoints() {
          return 16;
        }

        @Override
        public int strideCodePoints() {
          return 8;
        }

        @Override
        public int contextCodePoints() {
          return 4;
        }

        @Override
        public BoundaryScores score(String text) {
          int[] points = text.codePoints().toArray();
          float[] scores = new float[text.length()];
          for (int start = 0; start < points.length; start += 8) {
            int end = Math.min(points.length, start + 16);
            boolean last = end == points.length;
            int hash = java.util.Arrays.hashCode(java.util.Arrays.copyOfRange(points, start, end));
            for (int i = start + (start == 0 ? 0 : 4); i < (last ? end : start + 12); i++) {
              int at = text.offsetByCodePoints(0, i) + Character.charCount(points[i]) - 1;
              scores[at] = ((hash * 31 + i - start) >>> 7 & 0xFF) / 255f;
            }
            if (last) {
              break;
            }
          }
          return BoundaryScores.of(text, scores);
        }
      };

  @Override
  public TextSegmenter segmenter() {
    return new BoundarySegmenter(HASHES, 0.8f);
  }

  private static String randomText(Random random, int most) {
    StringBuilder text = new StringBuilder();
    String usual = "abcd. \n\u3000\u00A0";
    for (int i = random.nextInt(most); i > 0; i--) {
      if (random.nextInt(9) == 0) {
        text.appendCodePoint(0x1F600 + random.nextInt(64));
      } else {
        text.append(usual.charAt(random.nextInt(usual.length())));
      }
    }
    return text.toString();
  }

  @Test
  void streamGivesWhatTheSegmenterGives() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      String text = randomText(random, 400);
      Segmentation expected = segmenter().segment(text);
      SentenceStream stream = SentenceStream.of(HASHES, 0.8f);
      List<Sentence> found = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(60));
        found.addAll(stream.push(text.substring(at, end)));
        at = end;
      }
      found.addAll(stream.finish());
      String message = "-Dcaesura.seed=" + seed + ", round " + round;
      assertEquals(expected.strings(), found.stream().map(Sentence::text).toList(), message);
      long place = 0;
      for (Sentence sentence : found) {
        assertEquals(place, sentence.start(), message);
        place += sentence.text().length();
        assertEquals(place, sentence.end(), message);
      }
    }
  }

  @Test
  void sentencesComeBeforeTheTextEnds() {
    SentenceStream stream = SentenceStream.of(HASHES, 0.8f);
    String text = "abcd efgh. ".repeat(200);
    int before = stream.push(text).size();
    int all = before + stream.finish().size();
    assertTrue(before > 0.8 * all, before + " of " + all);
  }

  @Test
  void blankLinesPartAndLineEndsDoNot() {
    WindowedScorer none =
        new WindowedScorer() {
          @Override
          public int windowCodePoints() {
            return 100;
          }

          @Override
          public int strideCodePoints() {
            return 50;
          }

          @Override
          public int contextCodePoints() {
            return 10;
          }

          @Override
          public BoundaryScores score(String text) {
            return BoundaryScores.of(text, new float[text.length()]);
          }
        };
    assertEquals(
        List.of("one\ntwo\n \n", "three\n"),
        BoundarySegmenter.of(none).segment("one\ntwo\n \nthree\n").strings());
    assertThrows(IllegalArgumentException.class, () -> new BoundarySegmenter(none, 0));
    assertThrows(IllegalArgumentException.class, () -> SentenceStream.of(none, Float.NaN));
  }
}
