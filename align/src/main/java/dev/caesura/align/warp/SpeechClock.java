package dev.caesura.align.warp;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;

/**
 * Maps frames of speech to the recording, and coarser frames to them. A coarse frame never spans a
 * pause. Immutable.
 */
final class SpeechClock {

  private static final int HOP = SpeechCepstra.HOP;

  private final List<TimeSpan> stretches;
  private final int[] firstFrame;

  SpeechClock(List<TimeSpan> stretches) {
    this.stretches = stretches;
    firstFrame = new int[stretches.size() + 1];
    for (int i = 0; i < stretches.size(); i++) {
      firstFrame[i + 1] = firstFrame[i] + (int) (stretches.get(i).samples() / HOP);
    }
  }

  /** Returns the number of frames of speech. */
  int frames() {
    return firstFrame[stretches.size()];
  }

  private int stretchOf(int frame) {
    int at = Arrays.binarySearch(firstFrame, frame);
    return at >= 0 ? at : -at - 2;
  }

  /** Returns the first sample of a frame. */
  long startSample(int frame) {
    int stretch = stretchOf(frame);
    return stretches.get(stretch).startSample() + (long) (frame - firstFrame[stretch]) * HOP;
  }

  /** Returns the sample at which the frame before ends; at a pause, the end of the stretch. */
  long endSample(int frame) {
    int stretch = stretchOf(frame - 1);
    return frame == firstFrame[stretch + 1]
        ? stretches.get(stretch).endSample()
        : stretches.get(stretch).startSample() + (long) (frame - firstFrame[stretch]) * HOP;
  }

  /** Returns the frames before each column of a resolution coarser by a factor, from 0 to all. */
  int[] columns(int factor) {
    int count = 1;
    for (int i = 0; i < stretches.size(); i++) {
      count += (firstFrame[i + 1] - firstFrame[i] + factor - 1) / factor;
    }
    int[] columns = new int[count];
    int at = 0;
    for (int i = 0; i < stretches.size(); i++) {
      for (int f = firstFrame[i]; f < firstFrame[i + 1]; f += factor) {
        columns[++at] = Math.min(firstFrame[i + 1], f + factor);
      }
    }
    return columns;
  }

  /** Returns the price of beginning or ending a sentence at each column: 0 at a pause. */
  float[] edges(int[] columns, double price) {
    float[] edges = new float[columns.length];
    for (int i = 0; i < columns.length; i++) {
      edges[i] = Arrays.binarySearch(firstFrame, columns[i]) >= 0 ? 0 : (float) price;
    }
    return edges;
  }

  /** Returns the means of the frames between columns. */
  static FeatureFrames reduced(float[] values, int[] columns) {
    int size = SpeechCepstra.SIZE;
    float[] means = new float[(columns.length - 1) * size];
    for (int c = 0; c + 1 < columns.length; c++) {
      for (int f = columns[c]; f < columns[c + 1]; f++) {
        for (int k = 0; k < size; k++) {
          means[c * size + k] += values[f * size + k];
        }
      }
    }
    return FeatureFrames.of(means, size);
  }
}
