package dev.caesura.text.length;

/**
 * How welcome a length is. Implementations are pure functions, safe for use by many threads.
 *
 * <p>The families and their parameters are those of wtpsplit 2.2; its default target is 70
 * characters with a spread of 25.
 */
@FunctionalInterface
public interface LengthPrior {

  /**
   * The natural logarithm of the prior.
   *
   * @param length characters (UTF-16 units), at least 1
   * @return at most about 0; any scale, since only differences count; negative infinity is taken as
   *     very unwelcome
   */
  double logOf(int length);

  /**
   * All lengths alike: as few pieces as the maximum allows, cut where it is likeliest.
   *
   * @return the prior
   */
  static LengthPrior uniform() {
    return Uniform.ONLY;
  }

  /**
   * A bell around a target.
   *
   * @param target the most welcome length, above 0
   * @param spread its standard deviation, above 0
   * @return the prior
   */
  static LengthPrior gaussian(double target, double spread) {
    requirePositive(target, spread);
    return length -> -0.5 * (length - target) * (length - target) / (spread * spread);
  }

  /**
   * A parabola around a target, nothing further away than the spread.
   *
   * @param target the most welcome length, above 0
   * @param spread where the prior reaches zero, above 0
   * @return the prior
   */
  static LengthPrior clippedPolynomial(double target, double spread) {
    requirePositive(target, spread);
    return length -> {
      double off = (length - target) / spread;
      return Math.log(Math.max(1 - off * off, 0));
    };
  }

  /**
   * Skewed to long pieces, with its mode at the target.
   *
   * @param target the most welcome length, above 0
   * @param spread about its standard deviation, above 0
   * @return the prior
   */
  static LengthPrior logNormal(double target, double spread) {
    requirePositive(target, spread);
    double sigma = spread / target;
    double mu = Math.log(target) + sigma * sigma;
    return length -> {
      double off = (Math.log(length) - mu) / sigma;
      return -0.5 * off * off - Math.log(length);
    };
  }

  private static void requirePositive(double target, double spread) {
    if (!(target > 0) || Double.isInfinite(target)) {
      throw new IllegalArgumentException("target " + target + " is not above 0");
    }
    if (!(spread > 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException("spread " + spread + " is not above 0");
    }
  }

  /** Known by its identity, so that a faster search can be used. */
  enum Uniform implements LengthPrior {
    /** The one uniform prior. */
    ONLY;

    @Override
    public double logOf(int length) {
      return 0;
    }
  }
}
