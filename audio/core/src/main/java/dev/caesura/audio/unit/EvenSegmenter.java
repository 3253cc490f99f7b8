package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Cuts every so many frames, whatever the recording holds: what every other segmenter has to beat.
 * Immutable and thread-safe.
 *
 * @param frames the length of a unit, at least 1
 */
public record EvenSegmenter(int frames) implements UnitSegmenter {

  public EvenSegmenter {
    if (frames < 1) {
      throw new IllegalArgumentException("frames " + frames + ": expected at least 1");
    }
  }

  @Override
  public List<TimeSpan> segment(UnitFeatures features) {
    boolean[] boundaries = new boolean[features.frames()];
    for (int t = 0; t < boundaries.length; t += frames) {
      boundaries[t] = true;
    }
    return features.segments(boundaries);
  }
}
