package dev.caesura.bench.align;

/**
 * Logistic regression without negative weights, by Newton's method: each step goes to the minimum
 * of the quadratic model, which coordinate descent finds. Stateless and thread-safe.
 */
final class LogisticFit {

  private static final int MAX_STEPS = 100;
  private static final int MAX_SWEEPS = 1000;
  private static final double RIDGE = 1;
  private static final double CONVERGED = 1e-7;

  private LogisticFit() {}

  /**
   * Fits weights.
   *
   * @param rows the features of each sample
   * @param isWrong the class of each sample
   * @return the intercept, then the weight of each feature, at least 0
   */
  static double[] fit(double[][] rows, boolean[] isWrong) {
    int size = rows[0].length + 1;
    double[] weights = new double[size];
    weights[0] = -3;
    double loss = loss(rows, isWrong, weights);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      derive(rows, isWrong, weights, gradient, hessian);
      double[] direction = descent(weights, gradient, hessian);
      double[] next = weights;
      double nextLoss = loss;
      for (double length = 1; length > 1e-6; length /= 2) {
        next = moved(weights, direction, length);
        nextLoss = loss(rows, isWrong, next);
        if (nextLoss <= loss) {
          break;
        }
      }
      boolean isDone = loss - nextLoss < CONVERGED * loss;
      if (nextLoss <= loss) {
        weights = next;
        loss = nextLoss;
      }
      if (isDone) {
        break;
      }
    }
    return weights;
  }

  private static double[] moved(double[] weights, double[] direction, double length) {
    double[] next = new double[weights.length];
    for (int i = 0; i < next.length; i++) {
      double weight = weights[i] + length * direction[i];
      next[i] = i == 0 ? weight : Math.max(0, weight);
    }
    return next;
  }

  /** Returns the logarithm of the odds of an error. */
  static double logOdds(double[] row, double[] weights) {
    double sum = weights[0];
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weights[i + 1];
    }
    return sum;
  }

  private static double loss(double[][] rows, boolean[] isWrong, double[] weights) {
    double loss = 0;
    for (int i = 1; i < weights.length; i++) {
      loss += RIDGE / 2 * weights[i] * weights[i];
    }
    for (int k = 0; k < rows.length; k++) {
      double odds = logOdds(rows[k], weights);
      double signed = isWrong[k] ? -odds : odds;
      loss += signed > 30 ? signed : Math.log1p(Math.exp(signed));
    }
    return loss;
  }

  private static void derive(
      double[][] rows, boolean[] isWrong, double[] weights, double[] gradient, double[][] hessian) {
    int size = weights.length;
    double[] row = new double[size];
    row[0] = 1;
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(rows[k], 0, row, 1, size - 1);
      double probability = 1 / (1 + Math.exp(-logOdds(rows[k], weights)));
      double error = probability - (isWrong[k] ? 1 : 0);
      double curvature = probability * (1 - probability);
      for (int i = 0; i < size; i++) {
        if (row[i] != 0) {
          gradient[i] += error * row[i];
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += curvature * row[i] * row[j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      gradient[i] += i == 0 ? 0 : RIDGE * weights[i];
      hessian[i][i] += i == 0 ? 1e-9 : RIDGE;
      for (int j = i + 1; j < size; j++) {
        hessian[i][j] = hessian[j][i];
      }
    }
  }

  /** Returns the step to the minimum of the quadratic model with no weight below 0. */
  private static double[] descent(double[] weights, double[] gradient, double[][] hessian) {
    int size = weights.length;
    double[] step = new double[size];
    double[] slope = gradient.clone();
    double largest = 1;
    for (int sweep = 0; sweep < MAX_SWEEPS && largest > CONVERGED; sweep++) {
      largest = 0;
      for (int i = 0; i < size; i++) {
        double change = -slope[i] / hessian[i][i];
        if (i > 0) {
          change = Math.max(change, -weights[i] - step[i]);
        }
        step[i] += change;
        largest = Math.max(largest, Math.abs(change));
        for (int j = 0; j < size; j++) {
          slope[j] += change * hessian[j][i];
        }
      }
    }
    return step;
  }
}
