package dev.caesura.align.warp;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.feature.KaldiFbank;
import dev.caesura.audio.feature.KaldiMfcc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes cepstra of speech at a frame of 10 ms, without the silence around and inside it. */
final class SpeechCepstra {

  static final int RATE = 16_000;
  static final int HOP = RATE / 100;
  private static final int WINDOW = RATE / 40;

  /** Samples by which a window exceeds its hop on either side. */
  private static final int MARGIN = (WINDOW - HOP) / 2;

  private static final int BLOCK_FRAMES = 2000;

  /** A synthesized frame of less than this share of the energy of the loudest one is silent. */
  private static final double SILENT = 1e-4;

  /** Silent frames kept around speech: about what voice activity detection leaves. */
  private static final int AROUND = 4;

  /** Natural logarithm of the energy of a filter at about 70 dB below full scale. */
  private static final double FLOOR = 9.2;

  private static final KaldiMfcc MFCC =
      KaldiMfcc.of(
          KaldiFbank.of(
              KaldiFbank.Settings.defaults(new FrameGrid(RATE, WINDOW, HOP), 23)
                  .withRange(64, 7600)
                  .withTaper(KaldiFbank.Taper.HAMMING)),
          13,
          FLOOR);

  static final int SIZE = MFCC.size();

  private SpeechCepstra() {}

  /** Returns the frames of one stretch, [frame][SIZE]; it has MARGIN more samples on each side. */
  private static float[] features(float[] samples, int length) {
    return MFCC.features(samples, 0, length);
  }

  /**
   * Returns the cepstra of stretches of a recording, one after the other; reads it once, in blocks.
   *
   * @param recording a recording at 16 kHz
   * @param stretches stretches in order, without overlap
   */
  static float[] of(AudioSource recording, List<TimeSpan> stretches) throws IOException {
    int frames = 0;
    for (TimeSpan stretch : stretches) {
      frames = Math.addExact(frames, Math.toIntExact(stretch.samples() / HOP));
    }
    float[] all = new float[Math.multiplyExact(frames, SIZE)];
    int filled = 0;
    float[] block = new float[BLOCK_FRAMES * HOP + 2 * MARGIN];
    try (Window window = new Window(recording.open())) {
      for (TimeSpan stretch : stretches) {
        long left = stretch.samples() / HOP;
        long at = stretch.startSample() - MARGIN;
        while (left > 0) {
          int count = (int) Math.min(left, BLOCK_FRAMES);
          int length = count * HOP + 2 * MARGIN;
          window.read(at, block, length);
          float[] some = features(block, length);
          System.arraycopy(some, 0, all, filled, count * SIZE);
          filled += count * SIZE;
          at += (long) count * HOP;
          left -= count;
        }
      }
    }
    return all;
  }

  /** Returns the cepstra of synthesized speech, without silence. */
  static float[] of(Signal spoken) throws IOException {
    Signal speech = spoken;
    if (spoken.sampleRate() != RATE) {
      Signal moved =
          Signal.of(spoken.toArray(), new TimeSpan(0, spoken.length(), spoken.sampleRate()));
      AudioSource source = Resampler.of(AudioSource.of("voice", moved), RATE);
      speech = source.read(new TimeSpan(0, moved.span().at(RATE).samples(), RATE));
    }
    int frames = speech.length() / HOP;
    float[] samples = new float[frames * HOP + 2 * MARGIN];
    speech.copyTo(0, samples, MARGIN, frames * HOP);
    boolean[] loud = loud(samples, frames);
    float[] all = features(samples, samples.length);
    int kept = 0;
    for (int i = 0; i < frames; i++) {
      if (loud[i]) {
        System.arraycopy(all, i * SIZE, all, kept * SIZE, SIZE);
        kept++;
      }
    }
    return Arrays.copyOf(all, kept * SIZE);
  }

  private static boolean[] loud(float[] samples, int frames) {
    double[] energy = new double[frames];
    double most = 0;
    for (int i = 0; i < frames; i++) {
      for (int j = MARGIN + i * HOP; j < MARGIN + (i + 1) * HOP; j++) {
        energy[i] += (double) samples[j] * samples[j];
      }
      most = Math.max(most, energy[i]);
    }
    boolean[] loud = new boolean[frames];
    for (int i = 0; i < frames; i++) {
      if (energy[i] > most * SILENT) {
        Arrays.fill(loud, Math.max(0, i - AROUND), Math.min(frames, i + AROUND + 1), true);
      }
    }
    return loud;
  }

  /** Returns stretches of at least a frame, joined where they are less than four frames apart. */
  static List<TimeSpan> stretches(List<TimeSpan> speech) {
    List<TimeSpan> result = new ArrayList<>();
    for (TimeSpan span : speech) {
      if (span.sampleRate() != RATE) {
        throw new IllegalArgumentException("speech at " + span + ": expected " + RATE + " Hz");
      }
      TimeSpan last = result.isEmpty() ? null : result.get(result.size() - 1);
      if (last != null && span.startSample() < last.endSample()) {
        throw new IllegalArgumentException(
            "speech at " + span + ": expected a start after " + last);
      }
      if (last != null && span.startSample() - last.endSample() < 4 * HOP) {
        result.set(result.size() - 1, last.extent(span));
      } else if (span.samples() >= HOP) {
        result.add(span);
      }
    }
    return result;
  }

  /** Reads forwards, and a little backwards. */
  private static final class Window implements AutoCloseable {
    private final AudioStream stream;
    private final float[] kept = new float[2 * MARGIN];
    private long position;

    Window(AudioStream stream) {
      this.stream = stream;
    }

    /** Reads samples from a place; silence before the start and after the end. */
    void read(long from, float[] to, int length) throws IOException {
      float[] dropped = new float[1 << 14];
      while (position < from) {
        int count = (int) Math.min(dropped.length, from - position);
        int read = stream.readFully(dropped, 0, count);
        Arrays.fill(dropped, read, count, 0);
        keep(dropped, count);
      }
      int back = (int) (position - from);
      for (int i = 0; i < back; i++) {
        to[i] = kept[kept.length - back + i];
      }
      int read = stream.readFully(to, back, length - back);
      Arrays.fill(to, back + read, length, 0);
      keep(Arrays.copyOfRange(to, back, length), length - back);
    }

    private void keep(float[] samples, int count) {
      int stay = Math.max(0, kept.length - count);
      System.arraycopy(kept, kept.length - stay, kept, 0, stay);
      int copied = kept.length - stay;
      System.arraycopy(samples, count - copied, kept, stay, copied);
      position += count;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** Scales each coefficient to mean 0 and variance 1 over all these frames together. */
  static void normalize(List<float[]> parts) {
    double[] sum = new double[SIZE];
    double[] squares = new double[SIZE];
    long frames = 0;
    for (float[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        sum[i % SIZE] += part[i];
        squares[i % SIZE] += (double) part[i] * part[i];
      }
      frames += part.length / SIZE;
    }
    double[] scale = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      sum[k] /= Math.max(1, frames);
      double variance = squares[k] / Math.max(1, frames) - sum[k] * sum[k];
      scale[k] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
    }
    for (float[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        part[i] = (float) ((part[i] - sum[i % SIZE]) * scale[i % SIZE]);
      }
    }
  }
}
