package dev.caesura.align.trust;

import java.util.EnumMap;
import java.util.Map;

/** The features of one sentence. Mutable while it is filled; not thread-safe. */
final class ErrorEvidence {

  private final Map<ErrorFeature, Double> values = new EnumMap<>(ErrorFeature.class);

  /** Sets a feature to a value, limited to [0, 1]. */
  ErrorEvidence set(ErrorFeature feature, double value) {
    values.put(feature, limited(value));
    return this;
  }

  /** Sets a feature to how far a value is on the way between two others. */
  ErrorEvidence set(ErrorFeature feature, double value, double from, double to) {
    return set(feature, (value - from) / (to - from));
  }

  /** Returns the value of a feature, in [0, 1]; 0 if it was not set. */
  double get(ErrorFeature feature) {
    return values.getOrDefault(feature, 0.0);
  }

  static double limited(double value) {
    return value > 0 ? Math.min(1, value) : 0;
  }
}
