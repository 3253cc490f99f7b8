package dev.caesura.corpus.picture;

/** Hears the samples that something else reads, so that one pass is enough for all. */
@FunctionalInterface
public interface Tap {

  /**
   * Takes the next samples.
   *
   * @param block where they are; not to be changed or kept
   * @param offset index of the first
   * @param count how many, at least 1
   */
  void hear(float[] block, int offset, int count);
}
