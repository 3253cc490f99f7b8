package dev.caesura.text.paragraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.sentence.RuleSegmenter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParagraphGrouperTests {

  private static final String[] BITS = {"a", ".", " ", "\n", "\r\n", "\u2028", "\u00A0", "b."};

  @Test
  void blankLinesEndParagraphs() {
    String text = "\n\nHe came. She left.\r\n \r\nThey met\nagain. So.\n\n\nEnd.\n\n";
    Segmentation sentences = RuleSegmenter.of(Locale.ENGLISH).segment(text);
    assertEquals(
        List.of("\n\nHe came. She left.\r\n \r\n", "They met\nagain. So.\n\n\n", "End.\n\n"),
        ParagraphGrouper.defaults().group(sentences).strings());
  }

  @Test
  void probableEndsDoToo() {
    Segmentation sentences = Segmentation.ofEnds("One. Two. Three.", List.of(5, 10));
    ParagraphGrouper grouper =
        ParagraphGrouper.defaults()
            .withProbableEnds(
                text -> {
                  float[] scores = new float[text.length()];
                  scores[3] = 0.4f;
                  scores[9] = 0.6f;
                  return BoundaryScores.of(text, scores);
                },
                0.5f);
    assertEquals(List.of("One. Two. ", "Three."), grouper.group(sentences).strings());
    assertThrows(
        IllegalArgumentException.class,
        () -> ParagraphGrouper.defaults().withProbableEnds(text -> null, 0));
  }

  /** Random text: a subset of the boundaries, and the same as the counter and the segmenter say. */
  @Test
  void allWaysAgree() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        made.append(BITS[random.nextInt(BITS.length)]);
      }
      String text = made.toString();
      String message = "seed " + seed + ", text " + text;
      BoundarySegmenter segmenter =
          BoundarySegmenter.of(
              seen -> {
                float[] scores = new float[seen.length()];
                for (int i = 0; i < scores.length; i++) {
                  scores[i] = seen.charAt(i) == '.' ? 1 : 0;
                }
                return BoundaryScores.of(seen, scores);
              });
      Segmentation sentences = segmenter.segment(text);
      Segmentation paragraphs = ParagraphGrouper.defaults().group(sentences);
      assertEquals(text, String.join("", paragraphs.strings()), message);
      assertTrue(ends(sentences).containsAll(ends(paragraphs)), message);

      ParagraphCounter counter = ParagraphCounter.ofBlankLines();
      List<String> counted = new ArrayList<>();
      for (Sentence sentence : segmenter.sentences(text)) {
        int number = (int) counter.add(sentence);
        if (number == counted.size()) {
          counted.add(sentence.text());
        } else {
          counted.set(number, counted.get(number) + sentence.text());
        }
      }
      assertEquals(paragraphs.strings(), counted, message);

      ParagraphStream stream = new ParagraphStream();
      List<String> streamed = new ArrayList<>();
      for (int i = 0; i < text.length(); ) {
        int end = Math.min(text.length(), i + 1 + random.nextInt(5));
        streamed.addAll(stream.push(text.substring(i, end)));
        i = end;
      }
      String rest = stream.finish();
      if (!rest.isEmpty()) {
        streamed.add(rest);
      }
      assertEquals(paragraphs.strings(), streamed, message);
    }
  }

  private static Set<Integer> ends(Segmentation segmentation) {
    Set<Integer> ends = new HashSet<>();
    segmentation.spans().forEach(span -> ends.add(span.end()));
    return ends;
  }

  @Test
  void longParagraphsAreCut() {
    ParagraphStream stream = new ParagraphStream();
    List<String> parts = new ArrayList<>(stream.push("word ".repeat(30_000)));
    parts.add(stream.finish());
    assertEquals("word ".repeat(30_000), String.join("", parts));
    assertTrue(parts.size() > 1, "not cut");
    assertTrue(parts.stream().allMatch(part -> part.length() <= ParagraphStream.MAX_LENGTH + 1));
  }
}
