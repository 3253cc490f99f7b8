package dev.caesura.models.text.adapt;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares). Steps that
 * overshoot are halved.
 *
 * <p>The penalty is half the strength times the squared distance from the network's own rule, which
 * has weight 1 on the first feature and 0 on the others, in units of each feature's standard
 * deviation. The constant has nearly no penalty.
 */
final class LogisticRegression {

  private static final int MAX_STEPS = 50;
  private static final int MAX_HALVINGS = 30;

  /** A step that gains less than this share of the objective is the last. */
  private static final double MIN_GAIN = 1e-7;

  /** The penalty of the constant, which keeps it finite. */
  private static final double BIAS_PENALTY = 1e-6;

  /** A feature with a smaller standard deviation counts as constant. */
  private static final double MIN_DEVIATION = 1e-6;

  private final Samples samples;
  private final int[] rows;
  private final int features;
  private final double strength;
  private final double[] mean;
  private final double[] scale;

  /** The standardised features of a place, and 1 for the constant. */
  private final double[] row;

  private LogisticRegression(Samples samples, int[] rows, int features, double strength) {
    this.samples = samples;
    this.rows = rows;
    this.features = features;
    this.strength = strength;
    this.mean = new double[features];
    this.scale = new double[features];
    this.row = new double[features + 1];
    row[features] = 1;
    for (int k = 0; k < features; k++) {
      double sum = 0;
      double squares = 0;
      for (int i : rows) {
        sum += samples.value(i, k);
      }
      mean[k] = sum / rows.length;
      for (int i : rows) {
        double apart = samples.value(i, k) - mean[k];
        squares += apart * apart;
      }
      double deviation = Math.sqrt(squares / rows.length);
      scale[k] = deviation < MIN_DEVIATION ? 0 : deviation;
    }
  }

  /**
   * Fits weights.
   *
   * @param samples all places
   * @param used which places to fit to
   * @param features how many features, from the first on
   * @param strength strength of the penalty, greater than 0
   * @param start weights to start from, the constant last; affects the running time only
   * @return a weight for each feature, not standardised, and the constant
   */
  static double[] fit(
      Samples samples, IntPredicate used, int features, double strength, double[] start) {
    int[] rows = IntStream.range(0, samples.count()).filter(used).toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException("no places to fit to");
    }
    return new LogisticRegression(samples, rows, features, strength).fit(start);
  }

  /** Returns the network's own rule: weight 1 on the first feature. */
  static double[] own(int features) {
    double[] own = new double[features + 1];
    own[0] = 1;
    return own;
  }

  static double apply(Samples samples, int place, double... weights) {
    double sum = weights[weights.length - 1];
    for (int k = 0; k + 1 < weights.length; k++) {
      sum += weights[k] * samples.value(place, k);
    }
    return sum;
  }

  private double[] fit(double... start) {
    double[] weights = standardised(start);
    double objective = objective(weights);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] direction = direction(weights);
      double share = 1;
      double[] next = moved(weights, direction, share);
      double reached = objective(next);
      for (int i = 0; i < MAX_HALVINGS && !(reached <= objective); i++) {
        share /= 2;
        next = moved(weights, direction, share);
        reached = objective(next);
      }
      if (!(reached <= objective)) {
        break;
      }
      double gain = objective - reached;
      weights = next;
      objective = reached;
      if (gain <= MIN_GAIN * (1 + objective)) {
        break;
      }
    }
    return raw(weights);
  }

  private void read(int place) {
    for (int k = 0; k < features; k++) {
      row[k] = scale[k] == 0 ? 0 : (samples.value(place, k) - mean[k]) / scale[k];
    }
  }

  private double sum(double... weights) {
    double sum = 0;
    for (int k = 0; k <= features; k++) {
      sum += weights[k] * row[k];
    }
    return sum;
  }

  /** Returns the standardised weight without penalty. */
  private double unpenalised(int feature) {
    return feature == 0 ? scale[0] : 0;
  }

  private double objective(double... weights) {
    double cost = BIAS_PENALTY / 2 * weights[features] * weights[features];
    for (int k = 0; k < features; k++) {
      double apart = weights[k] - unpenalised(k);
      cost += strength / 2 * apart * apart;
    }
    for (int i : rows) {
      read(i);
      double margin = samples.isEnd(i) ? sum(weights) : -sum(weights);
      cost += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
    }
    return cost;
  }

  private double[] direction(double... weights) {
    int size = features + 1;
    double[][] hessian = new double[size][size];
    double[] gradient = new double[size];
    for (int i : rows) {
      read(i);
      double p = 1 / (1 + Math.exp(-sum(weights)));
      double error = p - (samples.isEnd(i) ? 1 : 0);
      double curve = p * (1 - p);
      for (int a = 0; a < size; a++) {
        gradient[a] += error * row[a];
        double part = curve * row[a];
        double[] line = hessian[a];
        for (int b = 0; b <= a; b++) {
          line[b] += part * row[b];
        }
      }
    }
    for (int k = 0; k < features; k++) {
      gradient[k] += strength * (weights[k] - unpenalised(k));
      hessian[k][k] += strength;
    }
    gradient[features] += BIAS_PENALTY * weights[features];
    hessian[features][features] += BIAS_PENALTY;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < a; b++) {
        hessian[b][a] = hessian[a][b];
      }
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(hessian);
    return new CholeskyDecomposition(matrix)
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  private static double[] moved(double[] weights, double[] direction, double share) {
    double[] next = weights.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] -= share * direction[k];
    }
    return next;
  }

  private double[] standardised(double... raw) {
    double[] weights = new double[features + 1];
    weights[features] = raw[features];
    for (int k = 0; k < features; k++) {
      weights[k] = raw[k] * scale[k];
      weights[features] += raw[k] * mean[k];
    }
    return weights;
  }

  private double[] raw(double... weights) {
    double[] raw = new double[features + 1];
    raw[features] = weights[features];
    for (int k = 0; k < features; k++) {
      raw[k] = scale[k] == 0 ? 0 : weights[k] / scale[k];
      raw[features] -= raw[k] * mean[k];
    }
    return raw;
  }
}
