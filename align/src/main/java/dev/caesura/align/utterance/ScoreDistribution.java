package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the scores of the sentences of a transcript, to choose a limit by. A gap
 * between two modes is a better limit than any round number. Immutable and thread-safe.
 *
 * @param bins tenths of the score, ascending: from 0 to below 0.1, ..., from 0.9 to 1 inclusive
 * @param notFound number of sentences of the transcript without a place in the recording
 * @param score summary of the scores of the sentences that were found
 * @param cer summary of the character error rates of the sentences that were found
 */
public record ScoreDistribution(List<Bin> bins, int notFound, Summary score, Summary cer) {

  private static final int BINS = 10;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /**
   * Sentences of similar score. Immutable and thread-safe.
   *
   * @param from lowest score
   * @param to score at which the next bin begins
   * @param sentences number of sentences
   * @param seconds their duration
   */
  public record Bin(double from, double to, int sentences, double seconds) {}

  /**
   * Mean and quantiles of a value. Immutable and thread-safe.
   *
   * @param mean mean over all sentences, each counted once; NaN if there are none
   * @param quantiles quantiles at 5, 25, 50, 75 and 95 %: the smallest value that at least this
   *     share of the sentences does not exceed; NaN if there are none
   */
  public record Summary(double mean, List<Double> quantiles) {

    /** Copies the quantiles. */
    public Summary {
      quantiles = List.copyOf(quantiles);
    }
  }

  /** Copies the bins. */
  public ScoreDistribution {
    bins = List.copyOf(bins);
  }

  /**
   * Returns the distribution of some utterances.
   *
   * @param utterances the result of an aligner
   * @return the distribution over matched and moved sentences
   */
  public static ScoreDistribution of(List<Utterance> utterances) {
    List<Utterance> found =
        utterances.stream()
            .filter(u -> u.status() == Status.MATCHED || u.status() == Status.MOVED)
            .toList();
    int[] sentences = new int[BINS];
    double[] seconds = new double[BINS];
    for (Utterance utterance : found) {
      int bin = Math.min(BINS - 1, (int) (utterance.score() * BINS));
      sentences[bin]++;
      seconds[bin] += utterance.span().orElseThrow().seconds();
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, sentences[b], seconds[b]));
    }
    long missing = utterances.stream().filter(u -> u.status() == Status.ONLY_IN_TEXT).count();
    return new ScoreDistribution(
        bins,
        (int) missing,
        summary(found.stream().mapToDouble(Utterance::score).toArray()),
        summary(found.stream().mapToDouble(Utterance::cer).toArray()));
  }

  /**
   * Returns the number of sentences of the transcript, found or not.
   *
   * @return at least 0
   */
  public int sentences() {
    return notFound + bins.stream().mapToInt(Bin::sentences).sum();
  }

  private static Summary summary(double[] values) {
    Arrays.sort(values);
    List<Double> quantiles = new ArrayList<>();
    for (double share : QUANTILES) {
      int rank = (int) Math.ceil(share * values.length) - 1;
      quantiles.add(values.length == 0 ? Double.NaN : values[Math.max(0, rank)]);
    }
    return new Summary(Arrays.stream(values).average().orElse(Double.NaN), quantiles);
  }
}
