package dev.caesura.corpus.picture;

/** Listener that gets the samples of a recording while another consumer reads it. */
@FunctionalInterface
public interface SampleListener {

  /**
   * Accepts the next samples.
   *
   * @param block an array with the samples; the listener must not change or keep it
   * @param offset the index of the first sample
   * @param count the number of samples, at least 1
   */
  void accept(float[] block, int offset, int count);
}
