package dev.caesura.bench.align;

import dev.caesura.align.SpokenWord;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Logistic regression on the network's logit, the logarithm of the pause, a change of speaker and
 * the product of the first two, fitted by Newton steps.
 */
final class FourWeights {

  private static final int SIZE = 5;
  private static final int STEPS = 25;

  private final double[] weights;

  private FourWeights(double[] weights) {
    this.weights = weights;
  }

  static FourWeights leavingOut(SpeechCall left, List<SpeechCall> calls) {
    double[] weights = new double[SIZE];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[SIZE];
      double[][] curvature = new double[SIZE][SIZE];
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = -1e-2 * weights[i];
        curvature[i][i] = 1e-2;
      }
      for (SpeechCall call : calls) {
        if (!call.equals(left)) {
          double[][] rows = rows(call);
          for (int gap = 0; gap < rows.length; gap++) {
            add(rows[gap], call.ends().get(gap), weights, gradient, curvature);
          }
        }
      }
      RealMatrix matrix = new Array2DRowRealMatrix(curvature);
      double[] move =
          new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(gradient)).toArray();
      for (int i = 0; i < SIZE; i++) {
        weights[i] += move[i];
      }
    }
    return new FourWeights(weights);
  }

  private static void add(
      double[] row, boolean isEnd, double[] weights, double[] gradient, double[][] curvature) {
    double p = 1 / (1 + Math.exp(-dot(row, weights)));
    for (int i = 0; i < SIZE; i++) {
      gradient[i] += ((isEnd ? 1 : 0) - p) * row[i];
      for (int j = 0; j < SIZE; j++) {
        curvature[i][j] += p * (1 - p) * row[i] * row[j];
      }
    }
  }

  private static double dot(double[] row, double[] weights) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += row[i] * weights[i];
    }
    return sum;
  }

  private static double[][] rows(SpeechCall call) {
    List<SpokenWord> words = call.evidence().words();
    double[] pauses = SpeechSentences.pauses(words);
    double[][] rows = new double[call.gaps()][];
    for (int gap = 0; gap < rows.length; gap++) {
      double text = words.get(gap).text().boundary();
      double pause = Math.log(pauses[gap] + 0.02);
      boolean isTurn = !words.get(gap).speaker().equals(words.get(gap + 1).speaker());
      rows[gap] = new double[] {1, text, pause, isTurn ? 1 : 0, text * pause};
    }
    return rows;
  }

  /** Returns the probability of an end in each gap. */
  double[] score(SpeechCall call) {
    double[][] rows = rows(call);
    double[] scores = new double[rows.length];
    for (int gap = 0; gap < rows.length; gap++) {
      scores[gap] = 1 / (1 + Math.exp(-dot(rows[gap], weights)));
    }
    return scores;
  }
}
