package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/** Cuts a recording into units such as phones. */
@FunctionalInterface
public interface UnitSegmenter {

  /**
   * Cuts a recording.
   *
   * @param features its features
   * @return segments that tile the recording, in order; empty for an empty recording
   * @throws IllegalArgumentException if the features have another size than the segmenter takes
   */
  List<TimeSpan> segment(UnitFeatures features);
}
