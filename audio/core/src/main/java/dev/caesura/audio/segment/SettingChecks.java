package dev.caesura.audio.segment;

/** Checks of settings, with the same messages everywhere. */
final class SettingChecks {

  private SettingChecks() {}

  static double probability(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number in (0, 1]");
    }
    return value;
  }

  static double seconds(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " " + value + ": expected a finite number of at least 0");
    }
    return value;
  }

  static double positiveSeconds(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number greater than 0");
    }
    return value;
  }

  static void requireOrder(String lowName, double low, String highName, double high) {
    if (low > high) {
      throw new IllegalArgumentException(
          lowName + " " + low + ": expected at most " + highName + " " + high);
    }
  }

  /** Returns the samples of a length that must be reached. */
  static long atLeast(double seconds, int sampleRate) {
    return (long) Math.ceil(seconds * sampleRate);
  }

  /** Returns the samples of a length that must not be exceeded; at least one. */
  static long atMost(double seconds, int sampleRate) {
    return Math.max(1, (long) Math.floor(seconds * sampleRate));
  }
}
