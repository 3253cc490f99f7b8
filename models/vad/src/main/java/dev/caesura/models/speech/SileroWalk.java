package dev.caesura.models.speech;

/**
 * One walk through one recording: the recurrent state and the samples before the next window live
 * here. Not thread-safe.
 */
interface SileroWalk extends AutoCloseable {

  /** Returns the number of windows that are fastest to run at once. */
  int windowsAtOnce();

  /**
   * Computes the probabilities of speech in the next windows.
   *
   * @param samples full windows, one after the other
   * @param windows how many
   * @param probabilities where to put them
   * @param at the first
   */
  void next(float[] samples, int windows, float[] probabilities, int at);

  @Override
  void close();
}
