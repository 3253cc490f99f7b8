package dev.caesura.models.acoustic;

/**
 * Settings of {@link CtcRecognizer}. Immutable and thread-safe.
 *
 * @param jobs the number of windows that the network takes at once, at least 1; each takes the
 *     memory of a run over 24 s
 * @param beam the number of prefixes of the beam search, at least 1; 1 takes the most probable
 *     symbol of each frame
 */
public record CtcRecognizerSettings(int jobs, int beam) {

  public CtcRecognizerSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs + ": expected at least 1");
    }
    if (beam < 1) {
      throw new IllegalArgumentException("beam " + beam + ": expected at least 1");
    }
  }

  /**
   * Returns the default settings: one job, and the most probable symbol of each frame.
   *
   * @return the default settings
   */
  public static CtcRecognizerSettings defaults() {
    return new CtcRecognizerSettings(1, 1);
  }

  /**
   * Returns a copy with another number of jobs.
   *
   * @param count windows at once, at least 1
   * @return the changed settings
   */
  public CtcRecognizerSettings withJobs(int count) {
    return new CtcRecognizerSettings(count, beam);
  }

  /**
   * Returns a copy with another beam.
   *
   * @param prefixes the number of prefixes, at least 1
   * @return the changed settings
   */
  public CtcRecognizerSettings withBeam(int prefixes) {
    return new CtcRecognizerSettings(jobs, prefixes);
  }
}
