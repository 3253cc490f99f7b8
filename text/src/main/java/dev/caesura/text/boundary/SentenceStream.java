package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import java.util.List;
import java.util.Objects;

/**
 * Splits text that arrives in blocks into sentences. Each is given out as soon as no more text can
 * change it, and all together are those that {@link BoundarySegmenter} finds in the whole text.
 *
 * <p>{@link #lookahead} is how much text a boundary waits for. Memory holds as much, and the
 * sentence that has no end yet; limit the lengths where that could be the whole text. Not
 * thread-safe.
 */
public final class SentenceStream {

  /** Windows that are read before they are scored, so that few are scored twice. */
  private static final int BATCH = 8;

  private final WindowedScorer scorer;
  private final SentenceSettings settings;
  private SentenceCutter cutter;

  /** Where the next window to be scored starts in the text of the cutter. */
  private int window;

  private SentenceStream(WindowedScorer scorer, SentenceSettings settings) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.cutter = new SentenceCutter(settings);
  }

  /**
   * Creates a stream with {@link SentenceSettings#defaults}.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer) {
    return of(scorer, SentenceSettings.defaults());
  }

  /**
   * Creates a stream.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param threshold least probability, in (0, 1]
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer, float threshold) {
    return of(scorer, SentenceSettings.defaults().withThreshold(threshold));
  }

  /**
   * Creates a stream.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param settings threshold, line breaks, protected spans, lengths
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer, SentenceSettings settings) {
    return new SentenceStream(scorer, settings);
  }

  /**
   * Returns how much text a boundary waits for, after the white space that follows it: eight
   * windows; about 5,600 characters more with protected spans or {@link LineBreaks#WRAPPED}.
   * Limited lengths add four times the maximum, or 262,144 if that is more.
   *
   * @return UTF-16 units, at most
   */
  public long lookahead() {
    long most = 2L * batch();
    if (!settings.protectedSpans().areNone() || settings.lineBreaks() == LineBreaks.WRAPPED) {
      most += ProtectedSpans.reach() + LineScanner.LOOKAHEAD;
    }
    if (settings.lengths().areLimited()) {
      most += Math.max(1L << 18, 4L * settings.lengths().max());
    }
    return most;
  }

  /**
   * Takes more text.
   *
   * @param more the next characters; a surrogate pair may come in two halves
   * @return sentences that are final
   */
  public List<Sentence> push(CharSequence more) {
    cutter.add(more);
    return cutter.text().length() - window < batch() ? List.of() : sentences(false);
  }

  private int batch() {
    return scorer.strideCodePoints() * (BATCH - 1) + scorer.windowCodePoints() + 1;
  }

  /**
   * Ends the text.
   *
   * @return the sentences that were not given out before; the stream is then as at its start
   */
  public List<Sentence> finish() {
    List<Sentence> rest = sentences(true);
    cutter = new SentenceCutter(settings);
    window = 0;
    return rest;
  }

  private List<Sentence> sentences(boolean last) {
    StringBuilder text = cutter.text();
    int whole = text.length();
    if (!last && whole > 0 && Character.isHighSurrogate(text.charAt(whole - 1))) {
      whole--;
    }
    score(whole, last);
    int before = text.length();
    List<Sentence> ready = cutter.cut(last, window);
    window -= before - text.length();
    return ready;
  }

  /** Scores what full windows make final, or all the rest at the end. */
  private void score(int whole, boolean last) {
    int stride = scorer.strideCodePoints();
    String rest = cutter.text().substring(window, whole);
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
    BoundaryScores scores = scorer.score(settings.lineBreaks().seen(part));
    int finalEnd =
        last
            ? part.length()
            : part.offsetByCodePoints(0, full * stride + scorer.contextCodePoints());
    cutter.addScores(scores, cutter.scored() - window, finalEnd);
    window += last ? part.length() : rest.offsetByCodePoints(0, full * stride);
  }
}
