package dev.caesura.models.hmm;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.feature.KaldiFbank;
import dev.caesura.audio.feature.KaldiMfcc;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the features of a recording at 16 kHz: 13 mel cepstra every 10 ms with their first and
 * second differences over two frames on either side. Mean and variance of the cepstra, and the
 * variances of the differences, are those of the frames of speech.
 */
final class SpeechFeatures {

  static final int RATE = 16_000;

  /** Samples of a frame. */
  static final int HOP = RATE / 100;

  /** Features of a frame. */
  static final int SIZE = 39;

  /** Cepstra of a frame. */
  static final int CEPSTRA = 13;

  private static final int WINDOW = RATE / 40;
  private static final int MARGIN = (WINDOW - HOP) / 2;
  private static final int BLOCK_FRAMES = 2000;

  /** Frames of speech on either side whose mean is subtracted: speakers and channels change. */
  private static final int REACH = 300;

  /** Frames by which the mean of all speech counts beside. */
  private static final double PRIOR = 100;

  /** Natural logarithm of the energy of a filter at about 80 dB below full scale. */
  private static final double FLOOR = 7;

  private static final KaldiMfcc MFCC =
      KaldiMfcc.of(
          KaldiFbank.of(
              KaldiFbank.Settings.defaults(new FrameGrid(RATE, WINDOW, HOP), 26)
                  .withRange(64, 7600)
                  .withTaper(KaldiFbank.Taper.HAMMING)),
          CEPSTRA,
          FLOOR);

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

  /** Reads a recording once, in blocks; a frame lies in the middle of its window. */
  static float[] cepstra(AudioSource recording) throws IOException {
    float[] all = new float[CEPSTRA * BLOCK_FRAMES];
    int filled = 0;
    float[] samples = new float[BLOCK_FRAMES * HOP + 2 * MARGIN];
    int held = MARGIN;
    try (AudioStream stream = recording.open()) {
      while (true) {
        int read = stream.readFully(samples, held, samples.length - held);
        held += read;
        boolean last = held < samples.length;
        if (last) {
          // The last frames look at silence after the end.
          Arrays.fill(samples, held, Math.min(samples.length, held + MARGIN), 0);
          held = Math.min(samples.length, held + MARGIN);
        }
        int count = Math.max(0, (held - 2 * MARGIN) / HOP);
        if (count > 0) {
          float[] some = MFCC.features(samples, 0, count * HOP + 2 * MARGIN);
          if (filled + some.length > all.length) {
            all = Arrays.copyOf(all, Math.max(filled + some.length, all.length / 2 * 3));
          }
          System.arraycopy(some, 0, all, filled, some.length);
          filled += some.length;
        }
        if (last) {
          return Arrays.copyOf(all, filled);
        }
        System.arraycopy(samples, count * HOP, samples, 0, held - count * HOP);
        held -= count * HOP;
      }
    }
  }

  /**
   * Adds differences and normalises.
   *
   * @param cepstra [frames x 13]
   * @param speech whether each frame is speech
   */
  static FeatureBlocks of(float[] cepstra, boolean[] speech) {
    int frames = cepstra.length / CEPSTRA;
    float[] rows = new float[Math.multiplyExact(frames, SIZE)];
    for (int t = 0; t < frames; t++) {
      System.arraycopy(cepstra, t * CEPSTRA, rows, t * SIZE, CEPSTRA);
    }
    difference(rows, frames, 0);
    difference(rows, frames, CEPSTRA);
    subtractLocalMeans(rows, frames, speech);
    normalize(rows, frames, speech);
    return FeatureBlocks.of(rows, SIZE);
  }

  private static void difference(float[] rows, int frames, int from) {
    for (int t = 0; t < frames; t++) {
      int p1 = Math.max(0, t - 1) * SIZE + from;
      int p2 = Math.max(0, t - 2) * SIZE + from;
      int n1 = Math.min(frames - 1, t + 1) * SIZE + from;
      int n2 = Math.min(frames - 1, t + 2) * SIZE + from;
      int at = t * SIZE + from + CEPSTRA;
      for (int k = 0; k < CEPSTRA; k++) {
        rows[at + k] = (rows[n1 + k] - rows[p1 + k] + 2 * (rows[n2 + k] - rows[p2 + k])) / 10;
      }
    }
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
