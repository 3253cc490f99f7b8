package dev.caesura.audio.eval;

/** Rates of counts, with one rule for nothing: where nothing could go wrong, all is right. */
final class Ratios {

  private Ratios() {}

  /** Returns a part of a whole; 1 if the whole is 0. */
  static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** Returns a part of a whole; 0 if the whole is 0. */
  static double rate(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + " is negative");
    }
  }

  static void requirePartOf(String name, long part, String wholeName, long whole) {
    requireNotNegative(name, part);
    if (part > whole) {
      throw new IllegalArgumentException(
          name + " " + part + " is more than " + wholeName + " " + whole);
    }
  }
}
