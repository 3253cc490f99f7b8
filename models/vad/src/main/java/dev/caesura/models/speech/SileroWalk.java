package dev.caesura.models.speech;

/**
 * One walk through one recording: the recurrent state and the samples before the next window live
 * here. For one thread.
 */
interface SileroWalk extends AutoCloseable {

  /** Windows that are best given at once. */
  int windowsAtOnce();

  /**
   * Probabilities of speech in the next windows.
   *
   * @param samples full windows, one behind the other
   * @param windows how many
   * @param probabilities where to put them
   * @param at the first
   */
  void next(float[] samples, int windows, float[] probabilities, int at);

  @Override
  void close();
}
