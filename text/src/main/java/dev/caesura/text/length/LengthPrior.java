package dev.caesura.text.length;

/**
 * Prior probability of the length of a piece. Implementations are pure functions, safe for use by
 * many threads.
 *
 * <p>The families and their parameters are those of wtpsplit 2.2; its default target is 70
 * characters with a spread of 25.
 */
@FunctionalInterface
public interface LengthPrior {

  /**
   * Returns the natural logarithm of the prior.
   *
   * @param length characters (UTF-16 units), at least 1
   * @return at most about 0; any scale, since only differences count; negative infinity is replaced
   *     by a very low number
   */
  double logOf(int length);

  /**
   * Returns the uniform prior: as few pieces as the maximum allows, split where it is most
   * probable.
   *
   * @return the prior
   */
  static LengthPrior uniform() {
    return Uniform.ONLY;
  }

  /**
   * Returns a Gaussian prior.
   *
   * @param target the most probable length, greater than 0
   * @param spread standard deviation, greater than 0
   * @return the prior
   */
  static LengthPrior gaussian(double target, double spread) {
    requirePositive(target, spread);
    return length -> -0.5 * (length - target) * (length - target) / (spread * spread);
  }

  /**
   * Returns a parabola that is zero further from the target than the spread.
   *
   * @param target the most probable length, greater than 0
   * @param spread distance at which the prior is zero, greater than 0
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
   * Returns a log-normal prior with its mode at the target, skewed to long pieces.
   *
   * @param target the most probable length, greater than 0
   * @param spread approximate standard deviation, greater than 0
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
      throw new IllegalArgumentException("target " + target + ": expected a number greater than 0");
    }
    if (!(spread > 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException("spread " + spread + ": expected a number greater than 0");
    }
  }

  /** The uniform prior, recognised by its identity so that a faster search can be used. */
  enum Uniform implements LengthPrior {
    /** The one uniform prior. */
    ONLY;

    @Override
    public double logOf(int length) {
      return 0;
    }
  }
}
