package dev.caesura.align.warp;

import java.util.Objects;

/**
 * Feature vectors of a stretch of sound, one a frame, all of length 1 so that their distance is one
 * less their cosine: a loud and a quiet copy of the same sound are the same. Frames without any
 * features (all 0) are at distance 1 from everything. Held as 4 bytes a value. Immutable and
 * thread-safe.
 */
public final class FeatureFrames {

  private final float[] values;
  private final int size;

  private FeatureFrames(float[] values, int size) {
    this.values = values;
    this.size = size;
  }

  /**
   * Frames of features.
   *
   * @param values frame after frame, [frames x size]; copied and brought to length 1
   * @param size features a frame, at least 1
   * @return the frames; may be none
   * @throws IllegalArgumentException if the values are no whole frames, or one is NaN or infinite
   */
  public static FeatureFrames of(float[] values, int size) {
    if (size < 1 || values.length % size != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole frames of " + size + " features");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature " + i % size + " of frame " + i / size + " is " + values[i]);
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
   * Number of frames.
   *
   * @return at least 0
   */
  public int frames() {
    return values.length / size;
  }

  /**
   * Features a frame.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * One less the cosine of two frames.
   *
   * @param frame of these, in {@code [0, frames())}
   * @param other other frames of the same size
   * @param at one of the others
   * @return from 0, the same direction, to 2, the opposite one
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
   * A coarser view: means of so many frames each, at length 1 again.
   *
   * @param factor frames that become one, at least 1; the last one may stand for fewer
   * @return {@code ceil(frames / factor)} frames
   */
  public FeatureFrames reduced(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException("factor " + factor + " is not at least 1");
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
   * Some of the frames.
   *
   * @param from the first
   * @param to one past the last
   * @return a copy of them
   * @throws IndexOutOfBoundsException if they are not in range
   */
  public FeatureFrames slice(int from, int to) {
    Objects.checkFromToIndex(from, to, frames());
    return new FeatureFrames(java.util.Arrays.copyOfRange(values, from * size, to * size), size);
  }

  /** The frames from the last to the first. */
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

  /** The values of each feature one after the other, so that a loop over frames is a vector's. */
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
