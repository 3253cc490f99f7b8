package dev.caesura.audio;

import java.util.Arrays;
import java.util.Objects;

/**
 * Probabilities of speech, one for each frame of a recording, with the place of every frame.
 *
 * <p>Frame {@code i} stands for its hop, {@link #frameSpan frameSpan(i)}; these stretches tile the
 * span, the last one reaching to its end, so every sample of the recording belongs to just one
 * frame. The number of frames lies between {@link FrameGrid#wholeFrames} (models that drop an
 * unfinished window) and {@link FrameGrid#startedFrames} (models that pad it). A recording shorter
 * than a window may have no frame at all. Immutable and thread-safe.
 */
public final class FrameScores {

  private final TimeSpan span;
  private final FrameGrid grid;
  private final float[] scores;

  private FrameScores(TimeSpan span, FrameGrid grid, float[] scores) {
    this.span = span;
    this.grid = grid;
    this.scores = scores;
  }

  /**
   * Creates the scores of a stretch of a recording.
   *
   * @param span the stretch that was scored, at the grid's rate
   * @param grid where the frames lie, from the start of {@code span}
   * @param scores one probability in [0, 1] per frame; copied
   * @return the scores
   * @throws IllegalArgumentException if the rates differ, the number of scores does not fit the
   *     span, or a score is NaN or not in [0, 1]
   */
  public static FrameScores of(TimeSpan span, FrameGrid grid, float[] scores) {
    if (span.sampleRate() != grid.sampleRate()) {
      throw new IllegalArgumentException(
          "span of " + span.sampleRate() + " Hz on a grid of " + grid.sampleRate() + " Hz");
    }
    long least = grid.wholeFrames(span.samples());
    long most = grid.startedFrames(span.samples());
    if (scores.length < Math.min(least, most) || scores.length > most) {
      throw new IllegalArgumentException(
          scores.length
              + " scores for "
              + span
              + " on "
              + grid
              + ": "
              + least
              + " to "
              + most
              + " expected");
    }
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] >= 0 && scores[i] <= 1)) {
        throw new IllegalArgumentException("score " + i + " is " + scores[i] + ", not in [0, 1]");
      }
    }
    return new FrameScores(span, grid, scores.clone());
  }

  /**
   * Returns the stretch that was scored.
   *
   * @return its span
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Returns the grid of the frames.
   *
   * @return the grid, counted from the start of {@link #span()}
   */
  public FrameGrid grid() {
    return grid;
  }

  /**
   * Returns the number of frames.
   *
   * @return at least 0
   */
  public int size() {
    return scores.length;
  }

  /**
   * Returns the probability of one frame.
   *
   * @param frame in {@code [0, size())}
   * @return in [0, 1]
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public float score(int frame) {
    return scores[frame];
  }

  /**
   * Returns the samples that one frame stands for.
   *
   * @param frame in {@code [0, size())}
   * @return its hop; the last frame's reaches to the end of the span
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public TimeSpan frameSpan(int frame) {
    Objects.checkIndex(frame, scores.length);
    return new TimeSpan(startOf(frame), startOf(frame + 1), span.sampleRate());
  }

  /**
   * Returns the samples that a run of frames stands for.
   *
   * @param from first frame, in {@code [0, size()]}
   * @param to one past the last frame, in {@code [from, size()]}
   * @return from the start of {@code from} to the start of {@code to}; empty if they are equal
   * @throws IndexOutOfBoundsException if the frames are not in range
   */
  public TimeSpan frameSpan(int from, int to) {
    Objects.checkFromToIndex(from, to, scores.length);
    return new TimeSpan(startOf(from), startOf(to), span.sampleRate());
  }

  private long startOf(int frame) {
    return frame == scores.length
        ? span.endSample()
        : span.startSample() + (long) frame * grid.hopSamples();
  }

  /**
   * Returns the frame that a sample belongs to.
   *
   * @param sample in {@code [span.startSample, span.endSample)}
   * @return its frame
   * @throws IndexOutOfBoundsException if the sample is outside the span or there is no frame
   */
  public int frameAt(long sample) {
    Objects.checkIndex(sample - span.startSample(), span.samples());
    Objects.checkIndex(0, scores.length);
    return (int) Math.min((sample - span.startSample()) / grid.hopSamples(), scores.length - 1);
  }

  /**
   * Returns all probabilities.
   *
   * @return a copy, one per frame
   */
  public float[] toArray() {
    return scores.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameScores that
        && span.equals(that.span)
        && grid.equals(that.grid)
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return Objects.hash(span, grid, Arrays.hashCode(scores));
  }

  @Override
  public String toString() {
    return "FrameScores[" + scores.length + " frames, " + span + ", " + grid + "]";
  }
}
