package dev.caesura.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.Lookahead;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.unicode.SentenceMarks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no splitter may do, whatever finds its boundaries and at any threshold. */
public interface SentenceContract {

  /** What finds the boundaries. */
  BoundaryScorer scorer();

  /** How many texts are made up for each threshold. */
  default int rounds() {
    return 2000;
  }

  @Test
  default void marksStayWithTheirSentence() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (float threshold : new float[] {0.5f, 0.95f, 1e-6f, 1e-30f}) {
      SentenceSettings settings = SentenceSettings.defaults().withThreshold(threshold);
      for (int round = 0; round < rounds(); round++) {
        MarkedText marked = MarkedText.of(random.nextLong());
        String message = "-Dcaesura.seed=" + seed + ", threshold " + threshold;
        check(marked, new BoundarySegmenter(scorer(), settings).segment(marked.text()), message);
      }
    }
  }

  @Test
  default void aStreamGivesTheSameSentences() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    FixedWindowScorer windows = new FixedWindowScorer(scorer(), 64, 16);
    SentenceSettings settings = SentenceSettings.defaults().withThreshold(0.3f);
    for (int round = 0; round < rounds() / 10; round++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 300) {
        text.append(MarkedText.of(random.nextLong()).text())
            .append(random.nextInt(9) == 0 ? "\n\n" : " ");
      }
      List<Sentence> whole = new BoundarySegmenter(windows, settings).sentences(text.toString());
      SentenceStream stream = SentenceStream.of(windows, settings);
      List<Sentence> parts = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        parts.addAll(stream.push(text.substring(at, end)));
        at = end;
      }
      parts.addAll(stream.finish());
      assertEquals(whole, parts, "-Dcaesura.seed=" + seed);
    }
  }

  @Test
  default void aStreamThatDecidesEarlyKeepsMarks() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    FixedWindowScorer windows = new FixedWindowScorer(scorer(), 64, 16);
    for (int round = 0; round < rounds() / 20; round++) {
      MarkedText marked = MarkedText.of(random.nextLong());
      SentenceStream stream =
          SentenceStream.of(windows, SentenceSettings.defaults(), Lookahead.of(32));
      List<Sentence> parts = new ArrayList<>();
      for (int i = 0; i < marked.text().length(); i++) {
        parts.addAll(stream.push(marked.text().substring(i, i + 1)));
      }
      parts.addAll(stream.finish());
      List<Integer> ends = new ArrayList<>();
      parts.forEach(part -> ends.add((int) part.end()));
      check(marked, Segmentation.ofEnds(marked.text(), ends), "-Dcaesura.seed=" + seed);
    }
  }

  /** Checks the pieces of a made-up text. */
  static void check(MarkedText marked, Segmentation pieces, String message) {
    BitSet starts = new BitSet();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.string(i).strip();
      String shown = message + "\n" + String.join(" | ", pieces.strings()) + "\n" + piece;
      starts.set(pieces.spans().get(i).start());
      assertTrue(piece.codePoints().anyMatch(Character::isLetterOrDigit), shown);
      int first = Character.getType(piece.codePointAt(0));
      int last = Character.getType(piece.codePointBefore(piece.length()));
      assertFalse(first == Character.END_PUNCTUATION, shown);
      assertFalse(SentenceMarks.isTerminator(piece.codePointAt(0)), shown);
      assertFalse(SentenceMarks.isPause(piece.codePointAt(0)), shown);
      assertFalse(last == Character.START_PUNCTUATION, shown);
    }
    for (int place = starts.nextSetBit(0); place >= 0; place = starts.nextSetBit(place + 1)) {
      int at = place;
      assertFalse(
          marked.forbidden().get(at),
          () -> message + ": cut at " + at + "\n" + String.join(" | ", pieces.strings()));
    }
    for (int i = marked.required().nextSetBit(0); i >= 0; i = marked.required().nextSetBit(i + 1)) {
      int next = i;
      while (next < marked.text().length() && Character.isWhitespace(marked.text().charAt(next))) {
        next++;
      }
      int at = next;
      assertTrue(
          starts.get(at) || at == marked.text().length(),
          () -> message + ": no cut at " + at + "\n" + String.join(" | ", pieces.strings()));
    }
  }
}
