package dev.caesura.audio.dsp;

/**
 * Low-pass filter (a sinc under a Kaiser window), stored as one row of taps for each fraction of an
 * input sample at which an output sample can fall.
 *
 * <p>Output sample n lies at input time n * step / phases (both reduced by their common divisor).
 * Up to {@value #MAX_EXACT_PHASES} phases each has its own row; beyond that (44,101 to 16,000 Hz)
 * the rows lie on a grid of {@value #GRID} and are interpolated linearly, with an error below -100
 * dB and a table of bounded size. Every row sums to 1, so that a constant stays a constant.
 * Immutable and thread-safe.
 */
final class PolyphaseFilter {

  /**
   * End of the pass band as a fraction of the lower Nyquist frequency, where the stop band begins.
   */
  private static final double PASS = 0.9;

  /** Attenuation of the stop band, in decibels; below 16-bit noise in speech. */
  private static final double DECIBELS = 80;

  private static final int MAX_EXACT_PHASES = 1024;
  private static final int GRID = 1024;
  private static final int MAX_RATIO = 64;

  private final int inputRate;
  private final int outputRate;
  private final int step;
  private final int phases;
  private final int rows;
  private final int taps;
  private final float[] table;

  private PolyphaseFilter(int inputRate, int outputRate) {
    this.inputRate = inputRate;
    this.outputRate = outputRate;
    int common = greatestCommonDivisor(inputRate, outputRate);
    step = inputRate / common;
    phases = outputRate / common;
    rows = phases <= MAX_EXACT_PHASES ? phases : GRID;
    double nyquist = Math.min(inputRate, outputRate) / 2.0;
    // Kaiser's estimate of the length from attenuation and transition width (Oppenheim and Schafer,
    // Discrete-Time Signal Processing, 3rd edition, equations 7.75 and 7.76).
    double width = 2 * Math.PI * (1 - PASS) * nyquist / inputRate;
    int order = (int) Math.ceil((DECIBELS - 8) / (2.285 * width));
    taps = (order / 8 + 1) * 8;
    table = design((1 + PASS) / 2 * nyquist / inputRate);
  }

  /**
   * Designs the filter of two rates.
   *
   * @throws IllegalArgumentException if a rate is below 1, or the input rate more than 64 times the
   *     output rate
   */
  static PolyphaseFilter of(int inputRate, int outputRate) {
    if (inputRate < 1 || outputRate < 1) {
      throw new IllegalArgumentException(
          "sample rates " + inputRate + " and " + outputRate + ": expected numbers of at least 1");
    }
    if (inputRate / MAX_RATIO > outputRate) {
      throw new IllegalArgumentException(
          "sample rate "
              + outputRate
              + ": expected at least 1/"
              + MAX_RATIO
              + " of the input's "
              + inputRate);
    }
    return new PolyphaseFilter(inputRate, outputRate);
  }

  private float[] design(double cutoff) {
    boolean exact = rows == phases;
    // A grid has one row more than it has cells: the last cell needs its right end.
    int stored = exact ? rows : rows + 1;
    float[] result = new float[stored * taps];
    double[] row = new double[taps];
    double half = taps / 2.0;
    // Kaiser's shape for the attenuation, equation 7.75 of the same book.
    double beta = 0.1102 * (DECIBELS - 8.7);
    for (int r = 0; r < stored; r++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        double x = (double) r / rows + half - 1 - k;
        double window = Math.max(0, 1 - x * x / (half * half));
        row[k] = sinc(2 * cutoff * x) * bessel(beta * Math.sqrt(window));
        sum += row[k];
      }
      for (int k = 0; k < taps; k++) {
        result[r * taps + k] = (float) (row[k] / sum);
      }
    }
    return result;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Returns the modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  int inputRate() {
    return inputRate;
  }

  int outputRate() {
    return outputRate;
  }

  /** Returns how many input samples one output sample depends on; a multiple of 8. */
  int taps() {
    return taps;
  }

  /** Returns the input sample at or just before output sample {@code n}. */
  long inputIndex(long n) {
    // Split so that hours at odd rates do not overflow.
    return n / phases * step + n % phases * step / phases;
  }

  /**
   * Returns how far output sample {@code n} lies after {@link #inputIndex}, in {@code 1 / phases}.
   */
  int phase(long n) {
    return (int) (n % phases * step % phases);
  }

  /**
   * Computes one output sample.
   *
   * @param input the input samples
   * @param from the index in {@code input} of {@code inputIndex(n) - taps() / 2 + 1}
   * @param phase {@code phase(n)}
   */
  float apply(float[] input, int from, int phase) {
    if (rows == phases) {
      return dot(input, from, phase * taps);
    }
    long scaled = (long) phase * rows;
    int row = (int) (scaled / phases);
    float weight = (float) (scaled % phases) / phases;
    float left = dot(input, from, row * taps);
    float right = dot(input, from, (row + 1) * taps);
    return left + weight * (right - left);
  }

  private float dot(float[] input, int from, int row) {
    // Eight sums that do not wait for each other: three times as fast as one, and a fixed order.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int k = 0; k < taps; k += 8) {
      int x = from + k;
      int t = row + k;
      a += input[x] * table[t];
      b += input[x + 1] * table[t + 1];
      c += input[x + 2] * table[t + 2];
      d += input[x + 3] * table[t + 3];
      e += input[x + 4] * table[t + 4];
      f += input[x + 5] * table[t + 5];
      g += input[x + 6] * table[t + 6];
      h += input[x + 7] * table[t + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
