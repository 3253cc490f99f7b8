package dev.caesura.align.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Value of a feature below which the words of a recording are recognised badly, as far as text and
 * pauses show it. Immutable and thread-safe.
 *
 * @param feature the name of the feature, the same at all places of a recording
 * @param threshold recordings below are hard
 */
record QualitySplit(String feature, float threshold) {

  /** Recordings that must be on the right side, as a share. */
  private static final double MIN_RIGHT = 0.9;

  /** Recordings of each kind that it takes. */
  private static final int MIN_RECORDINGS = 3;

  private static final List<String> FEATURES =
      List.of("quality.spread", "quality.mean", "quality.agreement");

  /** A recording's value of a feature, and whether it is hard. */
  private record Place(float value, boolean isHard) {}

  /**
   * Finds the feature and value that divide hard recordings from others best.
   *
   * @param recordings the features of each recording
   * @param hard whether each is hard
   * @return the split; empty if there are too few of either kind, or no feature shows them
   */
  static Optional<QualitySplit> of(List<Map<String, float[]>> recordings, List<Boolean> hard) {
    Optional<QualitySplit> best = Optional.empty();
    double most = MIN_RIGHT * recordings.size();
    for (String feature : FEATURES) {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < recordings.size(); i++) {
        float[] column = recordings.get(i).get(feature);
        if (column != null && column.length > 0 && !Float.isNaN(column[0])) {
          places.add(new Place(column[0], hard.get(i)));
        }
      }
      places.sort(Comparator.comparingDouble(Place::value));
      long easy = places.stream().filter(place -> !place.isHard()).count();
      if (easy < MIN_RECORDINGS || places.size() - easy < MIN_RECORDINGS) {
        continue;
      }
      long right = easy;
      for (int i = 1; i < places.size(); i++) {
        right += places.get(i - 1).isHard() ? 1 : -1;
        float below = places.get(i - 1).value();
        float above = places.get(i).value();
        if (right > most && below < above) {
          most = right;
          best = Optional.of(new QualitySplit(feature, FeatureBins.rounded((below + above) / 2)));
        }
      }
    }
    return best;
  }
}
