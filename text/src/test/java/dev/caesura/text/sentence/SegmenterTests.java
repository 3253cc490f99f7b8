package dev.caesura.text.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSegmenterContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SegmenterTests {

  private static final TextSegmenter RULES = RuleSegmenter.of(Locale.ENGLISH);
  private static final TextSegmenter TRANSCRIPT = TranscriptSegmenter.of(Locale.ENGLISH);

  private static List<String> stripped(Segmentation pieces) {
    return pieces.strings().stream().map(s -> s.strip().replaceAll("\\s+", " ")).toList();
  }

  @Nested
  class Lines implements TextSegmenterContract {
    @Override
    public TextSegmenter segmenter() {
      return new LineSegmenter();
    }
  }

  @Nested
  class Rules implements TextSegmenterContract {
    @Override
    public TextSegmenter segmenter() {
      return RULES;
    }
  }

  @Nested
  class PlatformBreaks implements TextSegmenterContract {
    @Override
    public TextSegmenter segmenter() {
      return BreakIteratorSegmenter.jdk(Locale.ENGLISH);
    }
  }

  @Nested
  class IcuBreaks implements TextSegmenterContract {
    @Override
    public TextSegmenter segmenter() {
      return BreakIteratorSegmenter.icu(Locale.ENGLISH);
    }
  }

  @Nested
  class Transcripts implements TextSegmenterContract {
    @Override
    public TextSegmenter segmenter() {
      return TRANSCRIPT;
    }
  }

  @Test
  void aLineKeepsTheBlankLinesAfterIt() {
    assertEquals(
        List.of("\n one\n\n\n", "  two\r\n", "three"),
        new LineSegmenter().segment("\n one\n\n\n  two\r\nthree").strings());
  }

  @Test
  void rulesSeeThroughWrappedLinesAndAbbreviations() {
    assertEquals(
        List.of("He met Mr. Smith in the old town.", "They talked.", "No end", "Next paragraph"),
        stripped(
            RULES.segment(
                "He met Mr. Smith in\nthe old town. They\ntalked. No end\n\nNext paragraph")));
  }

  @Test
  void aTranscriptOfOneSentenceALineIsLeftSo() {
    String lines =
        "Login incorrect. Mailbox?\nare you still there\n\nYes, I am waiting here.\nGood.";
    assertEquals(4, TRANSCRIPT.segment(lines).size());
  }

  @Test
  void aWrappedTranscriptIsJoined() {
    String wrapped =
        "It was a bright cold day in the month of\n"
            + "April. The clocks of the town struck one\n"
            + "after the other. Nobody looked up at any\n"
            + "of them.\n";
    assertEquals(3, TRANSCRIPT.segment(wrapped).size());
  }

  @Test
  void aParagraphALineIsCutByRules() {
    assertEquals(2, TRANSCRIPT.segment("One is here. Two is there.").size());
  }
}
