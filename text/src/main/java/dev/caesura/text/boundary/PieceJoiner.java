package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.List;

/**
 * Joins pieces that are too short with the next one, or the one before, where both together are not
 * too long. Holds at most two pieces back, none if there is no minimum. Not thread-safe.
 */
final class PieceJoiner {

  private final Lengths lengths;
  private Sentence first;
  private Sentence second;
  private long units;

  PieceJoiner(Lengths lengths, long start) {
    this.lengths = lengths;
    this.units = start;
  }

  void add(BoundaryScores scores, float probability, boolean endsParagraph, List<Sentence> ready) {
    String text = scores.text();
    Sentence next =
        new Sentence(text, units, units + text.length(), probability, endsParagraph, scores);
    units += text.length();
    if (lengths.min() == 0) {
      ready.add(next);
    } else if (second == null) {
      second = next;
    } else if (isShort(second) && fits(second, next)) {
      second = joined(second, next);
    } else {
      joinBack(ready);
      first = second;
      second = next;
    }
  }

  /** Gives out what was held back. */
  void flush(List<Sentence> ready) {
    if (second != null) {
      joinBack(ready);
      ready.add(second);
    }
    first = null;
    second = null;
  }

  private void joinBack(List<Sentence> ready) {
    if (first != null && isShort(second) && fits(first, second)) {
      second = joined(first, second);
    } else if (first != null) {
      ready.add(first);
    }
    first = null;
  }

  private boolean isShort(Sentence piece) {
    return contentLength(piece.text()) < lengths.min();
  }

  private boolean fits(Sentence before, Sentence after) {
    return contentLength(before.text() + after.text()) <= lengths.max();
  }

  private static Sentence joined(Sentence before, Sentence after) {
    return new Sentence(
        before.text() + after.text(),
        before.start(),
        after.end(),
        after.probability(),
        after.endsParagraph(),
        before.scores().and(after.scores()));
  }

  private static int contentLength(String text) {
    return WhiteSpace.strip(text).length();
  }
}
