package dev.caesura.text.topic;

import java.util.List;
import java.util.function.Supplier;

/**
 * How many topics of which lengths. Immutable and thread-safe.
 *
 * @param fewest least number of topics, at least 1
 * @param most largest number of topics, at least {@code fewest}
 * @param penalty factor of the cost of a boundary, greater than 0: larger values give fewer topics
 * @param minLength shortest topic in sentences, at least 1; a text that topics of this length do
 *     not fit has shorter ones, unless a number of topics is given
 * @param maxLength longest topic in sentences, at least {@code minLength}
 */
public record TopicSettings(int fewest, int most, double penalty, int minLength, int maxLength) {

  public TopicSettings {
    if (fewest < 1 || most < fewest) {
      throw new IllegalArgumentException(
          "topics " + fewest + " to " + most + ": expected 1 <= least <= largest");
    }
    if (!(penalty > 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "penalty " + penalty + ": expected a number greater than 0");
    }
    if (minLength < 1) {
      throw new IllegalArgumentException("min " + minLength + ": expected a number of at least 1");
    }
    if (maxLength < minLength) {
      throw new IllegalArgumentException(
          "max " + maxLength + ": expected a number of at least min, " + minLength);
    }
  }

  /**
   * Returns the defaults: as many topics as the penalty leaves, of 3 to 1000 sentences.
   *
   * @return the settings
   */
  public static TopicSettings defaults() {
    return new TopicSettings(1, Integer.MAX_VALUE, 1, 3, 1000);
  }

  /**
   * Returns a copy that demands a number of topics.
   *
   * @param number at least 1
   * @return the copy
   */
  public TopicSettings withNumber(int number) {
    return withNumberBetween(number, number);
  }

  /**
   * Returns a copy that bounds the number of topics.
   *
   * @param least least number, at least 1
   * @param largest largest number, at least {@code least}
   * @return the copy
   */
  public TopicSettings withNumberBetween(int least, int largest) {
    return new TopicSettings(least, largest, penalty, minLength, maxLength);
  }

  /**
   * Returns a copy with another penalty.
   *
   * @param factor factor of the cost of a boundary, greater than 0
   * @return the copy
   */
  public TopicSettings withPenalty(double factor) {
    return new TopicSettings(fewest, most, factor, minLength, maxLength);
  }

  /**
   * Returns a copy with other limits of length.
   *
   * @param min shortest topic in sentences, at least 1
   * @param max longest topic in sentences, at least {@code min}
   * @return the copy
   */
  public TopicSettings withLengths(int min, int max) {
    return new TopicSettings(fewest, most, penalty, min, max);
  }

  /** Returns the ends of the cheapest topics. */
  List<Integer> ends(Supplier<SegmentCosts> costs, double[] boundaryCosts) {
    OptimalPartition partition = new OptimalPartition(minLength, maxLength);
    return partition.ends(costs, boundaryCosts, fewest, most);
  }
}
