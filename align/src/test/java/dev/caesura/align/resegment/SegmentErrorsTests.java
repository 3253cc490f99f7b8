package dev.caesura.align.resegment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentErrorsTests {

  private static final List<String> REFERENCE =
      List.of("Good morning.", "The sea was calm.", "Nobody spoke.");

  private static SegmentErrors of(String... segments) {
    List<List<Word>> words = new ArrayList<>();
    for (String segment : segments) {
      words.add(
          Arrays.stream(segment.split(" "))
              .filter(word -> !word.isEmpty())
              .map(word -> new Word(word, new TimeSpan(0, 10, 16_000), 1))
              .toList());
    }
    return SegmentErrors.of(ScoringTokenizer.of(TokenUnit.BARE), REFERENCE, words);
  }

  @Test
  void segmentsOfTheReferenceHaveTheSameErrorsBothWays() {
    SegmentErrors errors = of("good morning", "the see was calm", "", "nobody spoke");
    assertEquals(new ErrorCounts(7, 1, 0, 0), errors.cutAgain());
    assertEquals(errors.cutAgain(), errors.wholeSegments());
  }

  @Test
  void boundariesInWrongPlacesCostWholeSegmentsOnly() {
    SegmentErrors split = of("good morning", "the sea", "was calm", "nobody spoke");
    assertEquals(0, split.cutAgain().errors());
    assertEquals(0, split.wholeSegments().errors(), "two segments of one sentence are joined");
    SegmentErrors joined = of("good morning the sea was calm", "nobody spoke");
    assertEquals(0, joined.cutAgain().errors());
    assertEquals(new ErrorCounts(6, 0, 2, 2), joined.wholeSegments());
    SegmentErrors moved = of("good morning the", "sea was calm nobody", "spoke");
    assertEquals(0, moved.cutAgain().errors());
    assertEquals(new ErrorCounts(6, 0, 2, 2), moved.wholeSegments());
  }

  @Test
  void withoutWordsAllIsDeleted() {
    assertEquals(8, of().cutAgain().deletions());
    assertEquals(8, of("", "").wholeSegments().deletions());
  }

  @Test
  void cuttingAgainNeverDependsOnTheSegments() {
    Random random = new Random(Long.getLong("caesura.seed", System.nanoTime()));
    String[] vocabulary = {"good", "morning", "the", "sea", "was", "calm", "nobody", "spoke", "x"};
    for (int round = 0; round < 300; round++) {
      String[] words =
          IntStream.range(0, random.nextInt(14))
              .mapToObj(i -> vocabulary[random.nextInt(vocabulary.length)])
              .toArray(String[]::new);
      List<String> segments = new ArrayList<>();
      for (int at = 0; at < words.length; ) {
        int end = Math.min(words.length, at + 1 + random.nextInt(5));
        segments.add(String.join(" ", Arrays.copyOfRange(words, at, end)));
        at = end;
      }
      SegmentErrors pieces = of(segments.toArray(String[]::new));
      SegmentErrors one = of(String.join(" ", words));
      assertEquals(one.cutAgain().errors(), pieces.cutAgain().errors());
      assertEquals(8, pieces.wholeSegments().referenceLength());
      assertTrue(pieces.wholeSegments().errors() >= pieces.cutAgain().errors());
    }
  }
}
