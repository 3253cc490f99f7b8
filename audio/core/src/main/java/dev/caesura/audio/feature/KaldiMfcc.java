package dev.caesura.audio.feature;

/**
 * Mel-frequency cepstral coefficients as Kaldi's {@code compute-mfcc-feats} computes them without
 * energy: the orthonormal, liftered cosine transform (DCT-II) of log mel energies, including its
 * first coefficient. Immutable and thread-safe.
 *
 * <p>Source: Davis, Mermelstein 1980; Kaldi's {@code feature-mfcc.cc} with {@code
 * --use-energy=false}. Unlike there, energies can be raised to a floor: a synthetic voice is
 * perfectly silent between its words, a room is not.
 */
public final class KaldiMfcc {

  private static final double LIFTER = 22;

  private final KaldiFbank fbank;
  private final float minLogEnergy;
  private final double[][] transform;

  private KaldiMfcc(KaldiFbank fbank, float minLogEnergy, double[][] transform) {
    this.fbank = fbank;
    this.minLogEnergy = minLogEnergy;
    this.transform = transform;
  }

  /**
   * Creates a transform of a filter bank.
   *
   * @param fbank the filter bank
   * @param coefficients the number of coefficients, from 1 to the number of filters; Kaldi: 13
   * @param minLogEnergy logarithms below this one are raised to it; negative infinity for none
   * @return the transform
   * @throws IllegalArgumentException if there are too few or too many coefficients, or the floor is
   *     NaN
   */
  public static KaldiMfcc of(KaldiFbank fbank, int coefficients, double minLogEnergy) {
    int bins = fbank.settings().bins();
    if (coefficients < 1 || coefficients > bins) {
      throw new IllegalArgumentException(
          "coefficients " + coefficients + ": expected a number from 1 to " + bins);
    }
    if (Double.isNaN(minLogEnergy)) {
      throw new IllegalArgumentException("minLogEnergy NaN: expected a number");
    }
    double[][] transform = new double[coefficients][bins];
    for (int k = 0; k < coefficients; k++) {
      double lift = 1 + LIFTER / 2 * Math.sin(Math.PI * k / LIFTER);
      double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / bins) * lift;
      for (int i = 0; i < bins; i++) {
        transform[k][i] = norm * Math.cos(Math.PI / bins * (i + 0.5) * k);
      }
    }
    return new KaldiMfcc(fbank, (float) minLogEnergy, transform);
  }

  /**
   * Returns the number of coefficients of a frame.
   *
   * @return at least 1
   */
  public int size() {
    return transform.length;
  }

  /**
   * Returns the filter bank.
   *
   * @return the filter bank whose energies are transformed
   */
  public KaldiFbank fbank() {
    return fbank;
  }

  /**
   * Computes the coefficients of samples.
   *
   * @param samples mono PCM, nominally in [-1, 1]
   * @param offset the first sample
   * @param length the number of samples, at least 0
   * @return coefficients, frame after frame, [frames x {@link #size()}], on the frames of the
   *     filter bank; empty if no window fits
   * @throws IndexOutOfBoundsException if the range is outside the array
   */
  public float[] features(float[] samples, int offset, int length) {
    float[] energies = fbank.features(samples, offset, length);
    int bins = fbank.settings().bins();
    int frames = energies.length / bins;
    float[] cepstra = new float[frames * size()];
    for (int frame = 0; frame < frames; frame++) {
      for (int k = 0; k < size(); k++) {
        double sum = 0;
        for (int i = 0; i < bins; i++) {
          sum += transform[k][i] * Math.max(minLogEnergy, energies[frame * bins + i]);
        }
        cepstra[frame * size() + k] = (float) sum;
      }
    }
    return cepstra;
  }
}
