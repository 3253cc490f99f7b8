package dev.caesura.align.subtitle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitleOrderTests {

  /** Returns words such as {@code we 1.0}, of 0.3 s each. */
  private static List<Word> words(String rows) {
    List<Word> words = new ArrayList<>();
    for (String row : rows.split(", ")) {
      String[] cells = row.split(" ");
      double start = Double.parseDouble(cells[1]);
      words.add(new Word(cells[0], TimeSpan.fromSeconds(start, start + 0.3, 16_000), 1));
    }
    return words;
  }

  private static String text(SubtitleOrder order) {
    return String.join(" ", order.words().stream().map(Word::text).toList());
  }

  @Test
  void sentencesOfSpeakersWhoOverlapStayWhole() {
    List<Word> words = words("we 1.0, went 1.4, home 1.8, then 4.0, slept 4.4, yes 1.5, oh 1.9");
    double[] scores = {0, 0, 0.9, 0, 1, 0, 1};
    List<String> speakers = List.of("a", "a", "a", "a", "a", "b", "b");
    SubtitleOrder order = SubtitleOrder.of(words, scores, speakers, 0.5);
    assertEquals("we went home yes oh then slept", text(order));
    assertEquals(List.of("a", "a", "a", "b", "b", "a", "a"), order.speakers());
    assertEquals(0.9, order.scores().get(2));
    assertEquals(1, order.scores().get(4));
    assertEquals(1, order.moved());
    assertEquals(0.3, order.delaySeconds(), 1e-9);
    assertEquals(1.8, order.words().get(3).span().startSeconds(), 1e-9);
    // Such words can be cut.
    new SubtitleCutter(SubtitleSettings.defaults())
        .cut(
            order.words(),
            order.scores().stream().mapToDouble(score -> score).toArray(),
            order.speakers());
  }

  @Test
  void oneSpeakerKeepsTheOrder() {
    List<Word> words = words("we 1.0, went 1.4, home 1.8");
    SubtitleOrder order =
        SubtitleOrder.of(words, new double[] {0, 0.9, 1}, List.of("", "", ""), 0.5);
    assertEquals(words, order.words());
    assertEquals(0, order.moved());
    assertEquals(0, SubtitleOrder.of(List.of(), new double[0], List.of(), 0.5).words().size());
    assertThrows(
        IllegalArgumentException.class,
        () -> SubtitleOrder.of(words, new double[2], List.of("", "", ""), 0.5));
  }
}
