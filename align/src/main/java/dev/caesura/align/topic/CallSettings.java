package dev.caesura.align.topic;

/**
 * How scored utterances become segments. Immutable and thread-safe.
 *
 * @param smoothSeconds time over which scores are averaged on both sides, at least 0; 0 for none
 * @param switchCost cost of a change of topic, in seconds of speech whose similarity is 0.1 above
 *     that of another topic, at least 0
 * @param delaySeconds each utterance is tagged from speech that starts at most this long after its
 *     end, at least 0; infinite for the whole call
 */
public record CallSettings(double smoothSeconds, double switchCost, double delaySeconds) {

  /** Checks the values. */
  public CallSettings {
    if (!(smoothSeconds >= 0 && smoothSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "smooth " + smoothSeconds + ": expected a number of at least 0");
    }
    if (!(switchCost >= 0 && switchCost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "switch " + switchCost + ": expected a number of at least 0");
    }
    if (!(delaySeconds >= 0)) {
      throw new IllegalArgumentException(
          "delay " + delaySeconds + ": expected a number of at least 0");
    }
  }

  /**
   * Returns the defaults: scores are averaged over 6 s, a change costs 20 s, and the whole call is
   * seen.
   *
   * @return the settings
   */
  public static CallSettings defaults() {
    return new CallSettings(6, 20, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns a copy with other smoothing.
   *
   * @param seconds time over which scores are averaged, at least 0
   * @return the copy
   */
  public CallSettings withSmoothSeconds(double seconds) {
    return new CallSettings(seconds, switchCost, delaySeconds);
  }

  /**
   * Returns a copy with another cost of a change.
   *
   * @param cost as above, at least 0
   * @return the copy
   */
  public CallSettings withSwitchCost(double cost) {
    return new CallSettings(smoothSeconds, cost, delaySeconds);
  }

  /**
   * Returns a copy with another delay.
   *
   * @param seconds as above, at least 0
   * @return the copy
   */
  public CallSettings withDelaySeconds(double seconds) {
    return new CallSettings(smoothSeconds, switchCost, seconds);
  }
}
