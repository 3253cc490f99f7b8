package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.WindowedScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sentences of a text that comes in bit by bit: each is given out as soon as no more text can
 * change it, and all together are those that {@link BoundarySegmenter} finds in the whole text.
 *
 * <p>A boundary is final once a window behind it is full: it waits for at most one window and one
 * stride of more text. Memory holds a few windows, and the sentence that has no end yet. For one
 * thread.
 */
public final class SentenceStream {

  /** Windows that are read before they are scored, so that few are scored twice. */
  private static final int BATCH = 8;

  private final WindowedScorer scorer;
  private final float threshold;

  /**
   * Text from the start of a window on, or of the sentence that is not finished, if that is before.
   */
  private final StringBuilder text = new StringBuilder();

  /** Scores of the beginning of {@link #text} that can no longer change. */
  private float[] known = {};

  /** Where in {@link #text} the next window to be scored starts. */
  private int window;

  /** Where in {@link #text} the sentence starts that is not finished. */
  private int begun;

  private long codePoints;

  private SentenceStream(WindowedScorer scorer, float threshold) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.threshold = threshold;
  }

  /**
   * A stream with a threshold of 0.5.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer) {
    return of(scorer, 0.5f);
  }

  /**
   * A stream.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param threshold least probability, in (0, 1]
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer, float threshold) {
    return new SentenceStream(scorer, new BoundarySegmenter(scorer, threshold).threshold());
  }

  /**
   * Takes more text.
   *
   * @param more the next characters; a surrogate pair may come in two halves
   * @return sentences that are final now
   */
  public List<Sentence> push(CharSequence more) {
    text.append(more);
    int batch = scorer.strideCodePoints() * (BATCH - 1) + scorer.windowCodePoints() + 1;
    return text.length() - window < batch ? List.of() : sentences(false);
  }

  /**
   * Ends the text.
   *
   * @return the sentences that were not given out before; the stream is then as at its start
   */
  public List<Sentence> finish() {
    List<Sentence> rest = sentences(true);
    codePoints = 0;
    return rest;
  }

  private List<Sentence> sentences(boolean last) {
    int whole = text.length();
    if (!last && whole > 0 && Character.isHighSurrogate(text.charAt(whole - 1))) {
      whole--;
    }
    score(whole, last);
    List<Sentence> ready = new ArrayList<>();
    int start = begun;
    // More text than is scored, so that the white space behind a boundary is seen to its end.
    String seen = text.substring(0, known.length);
    BoundaryScores scores = BoundaryScores.of(seen, known);
    while (start < seen.length()) {
      int end = Cuts.end(scores, start, threshold);
      if (end == seen.length() && !last) {
        break;
      }
      String piece = seen.substring(start, end);
      long length = piece.codePointCount(0, piece.length());
      ready.add(
          new Sentence(
              piece, codePoints, codePoints + length, Cuts.probability(scores, start, end)));
      codePoints += length;
      start = end;
    }
    // What the next window reads stays, too.
    int gone = last ? text.length() : Math.min(start, window);
    text.delete(0, gone);
    known = last ? new float[0] : java.util.Arrays.copyOfRange(known, gone, known.length);
    window = last ? 0 : window - gone;
    begun = last ? 0 : start - gone;
    return ready;
  }

  /** Scores what full windows make final; at the end all the rest. */
  private void score(int whole, boolean last) {
    int stride = scorer.strideCodePoints();
    String rest = text.substring(window, whole);
    int points = rest.codePointCount(0, rest.length());
    // A window that ends with the text is the last one, and scores its end too; so wait for more.
    int spare = points - scorer.windowCodePoints() - 1;
    int full = spare < 0 ? 0 : spare / stride + 1;
    if (!last && full == 0) {
      return;
    }
    String part =
        last
            ? rest
            : rest.substring(
                0, rest.offsetByCodePoints(0, (full - 1) * stride + scorer.windowCodePoints()));
    BoundaryScores scores = scorer.score(part);
    int finalEnd =
        last
            ? part.length()
            : part.offsetByCodePoints(0, full * stride + scorer.contextCodePoints());
    float[] grown = java.util.Arrays.copyOf(known, window + finalEnd);
    for (int i = known.length; i < grown.length; i++) {
      grown[i] = scores.after(i - window);
    }
    known = grown;
    window += last ? part.length() : rest.offsetByCodePoints(0, full * stride);
  }
}
