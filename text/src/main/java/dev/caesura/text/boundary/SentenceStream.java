package dev.caesura.text.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Splits text that arrives in blocks into sentences. Each is given out as soon as no more text can
 * change it, and all together are those that {@link BoundarySegmenter} finds in the whole text,
 * unless a {@link Lookahead} makes the stream decide earlier. What is given out never depends on
 * the blocks.
 *
 * <p>{@link #lookahead} is how much text a boundary waits for. Memory holds as much, and the
 * sentence that has no end yet; limit the lengths where that could be the whole text. Nothing is
 * given out because time passes: {@link #flush} is for pauses that the caller knows of. Not
 * thread-safe.
 */
public final class SentenceStream {

  private final WindowedScorer scorer;
  private final SentenceSettings settings;
  private final Lookahead lookahead;
  private SentenceCutter cutter;
  private StreamScores scores;

  /** UTF-16 units pushed so far. */
  private long pushed;

  private SentenceStream(WindowedScorer scorer, SentenceSettings settings, Lookahead lookahead) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.lookahead = Objects.requireNonNull(lookahead, "lookahead");
    if (!lookahead.isAll() && !settings.protectedSpans().areNone()) {
      throw new IllegalArgumentException(
          "lookahead " + lookahead.characters() + ": expected no protected spans beside it");
    }
    if (!lookahead.isAll() && !settings.lengths().keepsSentences()) {
      throw new IllegalArgumentException(
          "lookahead " + lookahead.characters() + ": expected no packed lengths beside it");
    }
    start();
  }

  private void start() {
    LineBreaks breaks = settings.lineBreaks();
    if (lookahead.isAll()) {
      scores = new WindowStreamScores(scorer, breaks);
      cutter = new SentenceCutter(settings, false, LineScanner.LOOKAHEAD, pushed);
    } else {
      scores = new PartialStreamScores(scorer, breaks, lookahead);
      int seen = PartialStreamScores.seen(scorer, lookahead);
      cutter = new SentenceCutter(settings, true, seen, pushed);
    }
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
   * Creates a stream that finds the sentences of the whole text.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param settings threshold, line breaks, protected spans, lengths
   * @return a stream for one text
   */
  public static SentenceStream of(WindowedScorer scorer, SentenceSettings settings) {
    return of(scorer, settings, Lookahead.all());
  }

  /**
   * Creates a stream that may decide early.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param settings threshold, line breaks, lengths; with a limited lookahead neither protected
   *     spans nor packed lengths
   * @param lookahead how much text a boundary waits for
   * @return a stream for one text
   * @throws IllegalArgumentException if the settings need more text than the lookahead
   */
  public static SentenceStream of(
      WindowedScorer scorer, SentenceSettings settings, Lookahead lookahead) {
    return new SentenceStream(scorer, settings, lookahead);
  }

  /**
   * Returns how much text a boundary waits for, after the white space that follows it: the {@link
   * Lookahead}, at most half a window of the scorer; or, for {@link Lookahead#all}, a window and
   * 700 characters, 500 more with {@link LineBreaks#AUTO} or {@link LineBreaks#WRAPPED}, and 5,096
   * more with protected spans. Limited lengths add four times the maximum, or 262,144 if that is
   * more, to sentences that are shorter than the minimum or longer than the maximum.
   *
   * @return UTF-16 units, at most
   */
  public long lookahead() {
    long most = scores.lookahead();
    LineBreaks mode = settings.lineBreaks();
    boolean wraps = mode == LineBreaks.WRAPPED || mode == LineBreaks.AUTO;
    if (lookahead.isAll()) {
      most += CutRules.REACH;
      most += settings.protectedSpans().areNone() ? 0 : ProtectedSpans.reach();
      most += wraps ? LineScanner.LOOKAHEAD : 0;
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
    pushed += more.length();
    cutter.add(more);
    List<Sentence> ready = new ArrayList<>();
    while (scores.advance(cutter)) {
      cut(false, ready);
    }
    return ready;
  }

  /**
   * Ends a sentence here, for instance because a speaker pauses. Text that follows starts a new
   * sentence, and its offsets go on; its scores do not depend on the text before.
   *
   * @return the sentences that were not given out before
   */
  public List<Sentence> flush() {
    List<Sentence> ready = new ArrayList<>();
    scores.finish(cutter);
    cut(true, ready);
    start();
    return ready;
  }

  /**
   * Ends the text.
   *
   * @return the sentences that were not given out before; the stream is then as at its start
   */
  public List<Sentence> finish() {
    List<Sentence> rest = flush();
    pushed = 0;
    start();
    return rest;
  }

  private void cut(boolean last, List<Sentence> ready) {
    int before = cutter.text().length();
    ready.addAll(cutter.cut(last, scores.needed()));
    scores.removed(before - cutter.text().length());
  }
}
