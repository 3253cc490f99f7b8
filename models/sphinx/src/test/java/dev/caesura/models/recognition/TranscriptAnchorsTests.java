package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.recognition.lexicon.WrittenText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptAnchorsTests {

  private final TranscriptAnchors anchors =
      new TranscriptAnchors(WrittenText.of("One two three. Four five six seven."));

  private int anchored(String words) {
    List<Word> heard =
        Arrays.stream(words.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> new Word(word, new TimeSpan(0, 1, 16_000), 1))
            .toList();
    return anchors.anchored(heard);
  }

  @Test
  void runsOfThreeCount() {
    assertEquals(3, anchored("one two three"));
    assertEquals(5, anchored("two three four five six"));
    assertEquals(3, anchored("no five six seven no"));
    assertEquals(6, anchored("four five six one two three"));
    assertEquals(0, anchored("one two no five six"));
    assertEquals(0, anchored("one three two"));
  }

  @Test
  void fewerWordsMustAllBeThere() {
    assertEquals(0, anchored(""));
    assertEquals(1, anchored("six"));
    assertEquals(0, anchored("eight"));
    assertEquals(2, anchored("six seven"));
    assertEquals(0, anchored("seven six"));
  }
}
