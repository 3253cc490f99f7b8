package dev.caesura.audio.feature;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mel cepstra of a recording at 16 kHz: 13 every 10 ms, with first and second differences 39. Frame
 * <em>t</em> lies in the middle of its window of 25 ms, which covers the samples from {@code t *
 * HOP} to {@code (t + 1) * HOP} and 7.5 ms on both sides. Pure functions, safe for use by many
 * threads.
 */
public final class MelCepstra {

  /** Samples a second. */
  public static final int RATE = 16_000;

  /** Samples of a frame. */
  public static final int HOP = RATE / 100;

  /** Cepstra of a frame. */
  public static final int CEPSTRA = 13;

  /** Features of a frame: cepstra, first and second differences. */
  public static final int SIZE = 3 * CEPSTRA;

  private static final int WINDOW = RATE / 40;
  private static final int MARGIN = (WINDOW - HOP) / 2;
  private static final int BLOCK_FRAMES = 2000;

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

  private MelCepstra() {}

  /**
   * Reads the cepstra of a recording once, in blocks.
   *
   * @param recording at {@link #RATE}
   * @return [frames x 13], one frame for each whole hop
   * @throws IOException if the recording cannot be read
   */
  public static float[] read(AudioSource recording) throws IOException {
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
   * Adds first and second differences, over two frames on either side.
   *
   * @param cepstra [frames x 13]
   * @return [frames x 39]
   */
  public static float[] withDifferences(float[] cepstra) {
    int frames = cepstra.length / CEPSTRA;
    float[] rows = new float[Math.multiplyExact(frames, SIZE)];
    for (int t = 0; t < frames; t++) {
      System.arraycopy(cepstra, t * CEPSTRA, rows, t * SIZE, CEPSTRA);
    }
    difference(rows, frames, 0);
    difference(rows, frames, CEPSTRA);
    return rows;
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
}
