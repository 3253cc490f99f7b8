package dev.caesura.text.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WrappedTranscriptTests {

  @Test
  void noSentenceEndsWithinAWordThatALineEndBreaks() {
    String text = "We pay the govern-\nment.\nNobody knows -\nwhy.\nOne-\n\ntwo\n";
    assertEquals(
        List.of("We pay the govern-\nment.", "Nobody knows -", "why.", "One-", "two"),
        TranscriptSegmenter.of(Locale.ENGLISH).segment(text).strings().stream()
            .map(String::strip)
            .filter(piece -> !piece.isEmpty())
            .toList());
  }
}
