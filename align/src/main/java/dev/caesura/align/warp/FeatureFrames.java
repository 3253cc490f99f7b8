package dev.caesura.align.warp;

import java.util.Arrays;
import java.util.Objects;

/**
 * Feature vectors of a stretch of sound, one per frame, all of length 1. Their distance is 1 minus
 * their cosine, so that a loud and a quiet copy of the same sound are equal. Frames of zeros are at
 * distance 1 from everything. A value takes 4 bytes. Immutable and thread-safe.
 */
public final class FeatureFrames {

  private final float[] values;
  private final int size;

  private FeatureFrames(float[] values, int size) {
    this.values = values;
    this.size = size;
  }

  /**
   * Returns the frames of the given values.
   *
   * @param values the features, [frame][feature]; copied and scaled to length 1
   * @param size number of features per frame, at least 1
   * @return the frames; none if there are no values
   * @throws IllegalArgumentException if the values are not whole frames, or one is NaN or infinite
   */
  public static FeatureFrames of(float[] values, int size) {
    if (size < 1 || values.length % size != 0) {
      throw new IllegalArgumentException(
          values.length + " values: expected whole frames of " + size + " features");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature "
                + i % size
                + " of frame "
                + i / size
                + " "
                + values[i]
                + ": expected a number");
      }
    }
    return unit(values.clone(), size);
  }

  private static FeatureFrames unit(float[] values, int size) {
    for (int at = 0; at < values.length; at += size) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += (double) values[at + k] * values[at + k];
      }
      double scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
      for (int k = 0; k < size; k++) {
        values[at + k] = (float) (values[at + k] * scale);
      }
    }
    return new FeatureFrames(values, size);
  }

  /**
   * Returns the number of frames.
   *
   * @return at least 0
   */
  public int frames() {
    return values.length / size;
  }

  /**
   * Returns the number of features per frame.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * Returns the distance of two frames: 1 minus their cosine.
   *
   * @param frame index of a frame of this object, in {@code [0, frames())}
   * @param other frames with as many features
   * @param at index of a frame of {@code other}
   * @return from 0 for the same direction to 2 for the opposite one
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public double distance(int frame, FeatureFrames other, int at) {
    Objects.checkIndex(frame, frames());
    Objects.checkIndex(at, other.frames());
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += values[frame * size + k] * other.values[at * size + k];
    }
    return 1 - sum;
  }

  /**
   * Returns a coarser resolution: means of the given number of frames, scaled to length 1.
   *
   * @param factor number of frames that become one, at least 1; the last may stand for fewer
   * @return {@code ceil(frames / factor)} frames
   */
  public FeatureFrames reduced(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException("factor " + factor + ": expected at least 1");
    }
    int frames = frames();
    float[] means = new float[(int) (((long) frames + factor - 1) / factor) * size];
    for (int i = 0; i < frames; i++) {
      int to = i / factor * size;
      for (int k = 0; k < size; k++) {
        means[to + k] += values[i * size + k];
      }
    }
    return unit(means, size);
  }

  /**
   * Returns some of the frames.
   *
   * @param from first frame, in {@code [0, frames()]}
   * @param to one past the last frame, in {@code [from, frames()]}
   * @return a copy of the frames
   * @throws IndexOutOfBoundsException if they are not in range
   */
  public FeatureFrames slice(int from, int to) {
    Objects.checkFromToIndex(from, to, frames());
    return new FeatureFrames(Arrays.copyOfRange(values, from * size, to * size), size);
  }

  /** Returns the frames in reverse order. */
  FeatureFrames reversed() {
    float[] turned = new float[values.length];
    for (int i = 0; i < frames(); i++) {
      System.arraycopy(values, i * size, turned, (frames() - 1 - i) * size, size);
    }
    return new FeatureFrames(turned, size);
  }

  float value(int frame, int feature) {
    return values[frame * size + feature];
  }

  /** Returns the values as [feature][frame], so that loops over frames are vectorised. */
  float[][] byFeature() {
    float[][] columns = new float[size][frames()];
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < columns[k].length; i++) {
        columns[k][i] = values[i * size + k];
      }
    }
    return columns;
  }

  @Override
  public String toString() {
    return "FeatureFrames[" + frames() + " x " + size + "]";
  }
}
