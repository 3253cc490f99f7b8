package dev.caesura.audio.feature;

/**
 * Mel-frequency cepstra as Kaldi's {@code compute-mfcc-feats} gives them without energy: the
 * orthonormal cosine transform (DCT-II) of log mel energies, its first coefficient included, and
 * liftered. Immutable and thread-safe.
 *
 * <p>Source: Davis, Mermelstein 1980; Kaldi's {@code feature-mfcc.cc} with {@code
 * --use-energy=false}. Other than there, energies can be raised to a floor: a synthetic voice is
 * perfectly still between its words, a room is not.
 */
public final class KaldiMfcc {

  private static final double LIFTER = 22;

  private final KaldiFbank fbank;
  private final float leastLogEnergy;
  private final double[][] transform;

  private KaldiMfcc(KaldiFbank fbank, float leastLogEnergy, double[][] transform) {
    this.fbank = fbank;
    this.leastLogEnergy = leastLogEnergy;
    this.transform = transform;
  }

  /**
   * Cepstra of a filter bank.
   *
   * @param fbank the log mel energies
   * @param coefficients how many to keep, from 1 to the bank's number of filters; Kaldi: 13
   * @param leastLogEnergy logarithms below this one are raised to it; negative infinity for none
   * @return the transform
   * @throws IllegalArgumentException if there are too few or too many coefficients, or the floor is
   *     NaN
   */
  public static KaldiMfcc of(KaldiFbank fbank, int coefficients, double leastLogEnergy) {
    int bins = fbank.settings().bins();
    if (coefficients < 1 || coefficients > bins) {
      throw new IllegalArgumentException(
          "coefficients " + coefficients + " is not in [1, " + bins + "]");
    }
    if (Double.isNaN(leastLogEnergy)) {
      throw new IllegalArgumentException("leastLogEnergy is NaN");
    }
    double[][] transform = new double[coefficients][bins];
    for (int k = 0; k < coefficients; k++) {
      double lift = 1 + LIFTER / 2 * Math.sin(Math.PI * k / LIFTER);
      double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / bins) * lift;
      for (int i = 0; i < bins; i++) {
        transform[k][i] = norm * Math.cos(Math.PI / bins * (i + 0.5) * k);
      }
    }
    return new KaldiMfcc(fbank, (float) leastLogEnergy, transform);
  }

  /**
   * Features a frame.
   *
   * @return at least 1
   */
  public int size() {
    return transform.length;
  }

  /**
   * The filter bank.
   *
   * @return what this transforms
   */
  public KaldiFbank fbank() {
    return fbank;
  }

  /**
   * The features of some samples.
   *
   * @param samples mono PCM, nominally in [-1, 1]
   * @param offset the first
   * @param length how many, at least 0
   * @return cepstra, frame after frame, [frames x {@link #size()}], of the bank's frames
   * @throws IndexOutOfBoundsException if the array has no such part
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
          sum += transform[k][i] * Math.max(leastLogEnergy, energies[frame * bins + i]);
        }
        cepstra[frame * size() + k] = (float) sum;
      }
    }
    return cepstra;
  }
}
