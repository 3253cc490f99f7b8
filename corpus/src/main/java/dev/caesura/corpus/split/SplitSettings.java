package dev.caesura.corpus.split;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and shares of the splits of a corpus. Immutable and thread-safe.
 *
 * @param shares the share of the hours of each split by its name, in the order in which they are
 *     reported; each greater than 0, 1 in all
 * @param seed the random seed
 */
public record SplitSettings(Map<String, Double> shares, long seed) {

  private static final double TOLERANCE = 1e-6;

  /** Copies the shares; checks them. */
  public SplitSettings {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    double sum = 0;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (!(share.getValue() > 0)) {
        throw new IllegalArgumentException(
            "share " + share.getValue() + " of " + share.getKey() + ": expected more than 0");
      }
      sum += share.getValue();
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException("shares " + shares + ": expected a sum of 1");
    }
  }

  /**
   * Returns the default splits: 90 % {@code train}, 5 % {@code dev}, 5 % {@code test}, seed 1.
   *
   * @return the default settings
   */
  public static SplitSettings defaults() {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("train", 0.9);
    shares.put("dev", 0.05);
    shares.put("test", 0.05);
    return new SplitSettings(shares, 1);
  }

  /**
   * Returns a copy with other splits.
   *
   * @param value the share of the hours of each split; each greater than 0, 1 in all
   * @return new settings
   */
  public SplitSettings withShares(Map<String, Double> value) {
    return new SplitSettings(value, seed);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param value the random seed
   * @return new settings
   */
  public SplitSettings withSeed(long value) {
    return new SplitSettings(shares, value);
  }
}
