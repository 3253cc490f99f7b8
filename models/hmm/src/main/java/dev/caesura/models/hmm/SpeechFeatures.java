package dev.caesura.models.hmm;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.feature.MelCepstra;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the features of a recording at 16 kHz: 13 mel cepstra every 10 ms with their first and
 * second differences over two frames on either side. Mean and variance of the cepstra, and the
 * variances of the differences, are those of the frames of speech.
 */
final class SpeechFeatures {

  static final int RATE = MelCepstra.RATE;

  /** Samples of a frame. */
  static final int HOP = MelCepstra.HOP;

  /** Features of a frame. */
  static final int SIZE = MelCepstra.SIZE;

  /** Cepstra of a frame. */
  static final int CEPSTRA = MelCepstra.CEPSTRA;

  /** Frames beside speech that sound as the pauses in it do. */
  private static final int NEAR = 200;

  /** Frames of speech on either side whose mean is subtracted: speakers and channels change. */
  private static final int REACH = 300;

  /** Frames by which the mean of all speech counts beside. */
  private static final double PRIOR = 100;

  private SpeechFeatures() {}

  /** Returns which frames are speech, for every frame of a recording of some samples. */
  static boolean[] speechFrames(List<TimeSpan> speech, int frames) {
    boolean[] is = new boolean[frames];
    for (TimeSpan stretch : speech) {
      int from = (int) Math.min(frames, (stretch.startSample() + HOP / 2) / HOP);
      int to = (int) Math.min(frames, (stretch.endSample() + HOP / 2) / HOP);
      Arrays.fill(is, from, Math.max(from, to), true);
    }
    return is;
  }

  /** Returns how many frames of a stretch are speech; the stretch may end after the recording. */
  static int speechFrames(boolean[] speech, int from, int to) {
    int count = 0;
    for (int t = from; t < Math.min(to, speech.length); t++) {
      count += speech[t] ? 1 : 0;
    }
    return count;
  }

  /** Returns which frames are more than two seconds away from all speech. */
  static boolean[] farFromSpeech(boolean[] speech) {
    boolean[] far = new boolean[speech.length];
    int last = -NEAR - 1;
    for (int t = 0; t < speech.length; t++) {
      last = speech[t] ? t : last;
      far[t] = t - last > NEAR;
    }
    int next = speech.length + NEAR;
    for (int t = speech.length - 1; t >= 0; t--) {
      next = speech[t] ? t : next;
      far[t] &= next - t > NEAR;
    }
    return far;
  }

  /** Reads a recording once, in blocks; a frame lies in the middle of its window. */
  static float[] cepstra(AudioSource recording) throws IOException {
    return MelCepstra.read(recording);
  }

  /**
   * Adds differences and normalises.
   *
   * @param cepstra [frames x 13]
   * @param speech whether each frame is speech
   */
  static FeatureBlocks of(float[] cepstra, boolean[] speech) {
    int frames = cepstra.length / CEPSTRA;
    float[] rows = MelCepstra.withDifferences(cepstra);
    subtractLocalMeans(rows, frames, speech);
    normalize(rows, frames, speech);
    return FeatureBlocks.of(rows, SIZE);
  }

  /** Subtracts from the cepstra of each frame the mean of the speech around it. */
  private static void subtractLocalMeans(float[] rows, int frames, boolean[] speech) {
    int[] spoken = new int[frames + 1];
    for (int t = 0; t < frames; t++) {
      spoken[t + 1] = spoken[t] + (speech[t] ? 1 : 0);
    }
    int count = spoken[frames];
    double[] sums = new double[count + 1];
    for (int d = 0; d < CEPSTRA && count > 0; d++) {
      for (int t = 0; t < frames; t++) {
        if (speech[t]) {
          sums[spoken[t] + 1] = sums[spoken[t]] + rows[t * SIZE + d];
        }
      }
      double all = sums[count] / count;
      for (int t = 0; t < frames; t++) {
        int from = Math.max(0, spoken[t] - REACH);
        int to = Math.min(count, spoken[t] + REACH);
        double mean = (sums[to] - sums[from] + PRIOR * all) / (to - from + PRIOR);
        rows[t * SIZE + d] -= (float) mean;
      }
    }
  }

  private static void normalize(float[] rows, int frames, boolean[] speech) {
    double[] sum = new double[SIZE];
    double[] squares = new double[SIZE];
    int count = 0;
    for (int t = 0; t < frames; t++) {
      if (speech[t]) {
        count++;
        for (int d = 0; d < SIZE; d++) {
          double x = rows[t * SIZE + d];
          sum[d] += x;
          squares[d] += x * x;
        }
      }
    }
    for (int d = 0; d < SIZE && count > 0; d++) {
      double mean = sum[d] / count;
      double scale = 1 / Math.sqrt(Math.max(1e-6, squares[d] / count - mean * mean));
      for (int t = 0; t < frames; t++) {
        int at = t * SIZE + d;
        rows[at] = (float) ((rows[at] - mean) * scale);
      }
    }
  }
}
