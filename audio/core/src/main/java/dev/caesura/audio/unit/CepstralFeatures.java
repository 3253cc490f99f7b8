package dev.caesura.audio.unit;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.feature.MelCepstra;
import java.io.IOException;

/**
 * The features of {@link MelCepstra}: 13 cepstra every 10 ms with first and second differences,
 * each with mean 0 and variance 1 over the recording. Immutable and thread-safe.
 */
public final class CepstralFeatures implements UnitFeatureExtractor {

  private static final CepstralFeatures DEFAULTS = new CepstralFeatures();

  private CepstralFeatures() {}

  /**
   * Returns the extractor.
   *
   * @return the one instance
   */
  public static CepstralFeatures defaults() {
    return DEFAULTS;
  }

  @Override
  public int sampleRate() {
    return MelCepstra.RATE;
  }

  @Override
  public UnitFeatures extract(AudioSource recording) throws IOException {
    if (recording.sampleRate() != MelCepstra.RATE) {
      throw new IllegalArgumentException(
          "sample rate "
              + recording.sampleRate()
              + " Hz: expected "
              + MelCepstra.RATE
              + "; resample the recording first");
    }
    float[] rows = MelCepstra.withDifferences(MelCepstra.read(recording));
    normalize(rows);
    long frames = rows.length / MelCepstra.SIZE;
    long samples = frames * MelCepstra.HOP;
    return new UnitFeatures(MelCepstra.RATE, samples, MelCepstra.HOP, MelCepstra.SIZE, rows);
  }

  private static void normalize(float[] rows) {
    int frames = rows.length / MelCepstra.SIZE;
    for (int d = 0; d < MelCepstra.SIZE && frames > 0; d++) {
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < frames; t++) {
        double x = rows[t * MelCepstra.SIZE + d];
        sum += x;
        squares += x * x;
      }
      double mean = sum / frames;
      double scale = 1 / Math.sqrt(Math.max(1e-6, squares / frames - mean * mean));
      for (int t = 0; t < frames; t++) {
        int at = t * MelCepstra.SIZE + d;
        rows[at] = (float) ((rows[at] - mean) * scale);
      }
    }
  }
}
