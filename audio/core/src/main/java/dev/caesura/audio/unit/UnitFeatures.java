package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of a recording, one row for each frame. Frame <em>t</em> covers the samples from {@code
 * t * hop} to {@code (t + 1) * hop}. Immutable, if the rows are not changed, and thread-safe.
 *
 * @param sampleRate samples a second, at least 1
 * @param samples the length of all frames in the recording, at least 0
 * @param hop samples of a frame, at least 1
 * @param size features of a frame, at least 1
 * @param rows [frames x size], not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Many frames, never compared.
public record UnitFeatures(int sampleRate, long samples, int hop, int size, float[] rows) {

  public UnitFeatures {
    if (sampleRate < 1 || samples < 0 || hop < 1 || size < 1 || rows.length % size != 0) {
      throw new IllegalArgumentException(
          "features: expected whole rows of "
              + size
              + " every "
              + hop
              + " samples at "
              + sampleRate
              + " Hz; found "
              + rows.length
              + " values");
    }
  }

  /**
   * Returns the number of frames.
   *
   * @return at least 0
   */
  public int frames() {
    return rows.length / size;
  }

  /**
   * Returns the segments between boundaries, which tile the recording.
   *
   * @param boundaries whether a segment starts at each frame; the first frame always starts one
   * @return the segments in order; empty for an empty recording
   * @throws IllegalArgumentException if there are not as many as frames
   */
  public List<TimeSpan> segments(boolean[] boundaries) {
    if (boundaries.length != frames()) {
      throw new IllegalArgumentException(
          "boundaries: expected " + frames() + ", one a frame; found " + boundaries.length);
    }
    if (samples == 0) {
      return List.of();
    }
    List<TimeSpan> segments = new ArrayList<>();
    long start = 0;
    for (int t = 1; t < boundaries.length; t++) {
      long at = (long) t * hop;
      if (boundaries[t] && at < samples) {
        segments.add(new TimeSpan(start, at, sampleRate));
        start = at;
      }
    }
    segments.add(new TimeSpan(start, samples, sampleRate));
    return segments;
  }

  /**
   * Returns the mean of the features of each segment.
   *
   * @param segments segments in order, at the same rate
   * @return [segments x size]; zeros for a segment without a frame of its own
   */
  public float[] pooled(List<TimeSpan> segments) {
    float[] means = new float[Math.multiplyExact(segments.size(), size)];
    for (int i = 0; i < segments.size(); i++) {
      int from = frame(segments.get(i).startSample());
      int to = Math.max(from, frame(segments.get(i).endSample()));
      for (int d = 0; d < size; d++) {
        double sum = 0;
        for (int t = from; t < to; t++) {
          sum += rows[t * size + d];
        }
        means[i * size + d] = to > from ? (float) (sum / (to - from)) : 0;
      }
    }
    return means;
  }

  private int frame(long sample) {
    return (int) Math.min(frames(), (sample + hop / 2) / hop);
  }
}
