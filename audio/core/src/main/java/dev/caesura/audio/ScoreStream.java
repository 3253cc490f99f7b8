package dev.caesura.audio;

/**
 * One recording on its way through a {@link StreamingScorer}: samples go in as they come, in blocks
 * of any size, scores come out as soon as nothing can change them.
 *
 * <p>The sizes of the blocks do not show in the scores, except for the rounding of networks (about
 * 1e-7) that run on many frames at once. Not thread-safe; the caller that starts it closes it.
 */
public interface ScoreStream extends AutoCloseable {

  /**
   * Takes the next samples.
   *
   * @param samples mono PCM, nominally in [-1, 1]; read during the call only
   * @param offset the first to take
   * @param length how many, at least 0
   * @return the scores, in [0, 1], of the frames that are final now and were not returned before
   * @throws IllegalArgumentException if a sample is NaN or infinite; the message states its index
   * @throws IndexOutOfBoundsException if the range is not inside the array
   * @throws IllegalStateException if the recording has ended or the stream is closed
   */
  float[] push(float[] samples, int offset, int length);

  /**
   * Ends the recording.
   *
   * @return the scores that were not returned before
   * @throws IllegalStateException if it has ended already or the stream is closed
   */
  float[] finish();

  /** Releases the resources of the stream; a second call does nothing. */
  @Override
  void close();
}
