package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the scores of the sentences of a transcript are distributed, to choose a limit by: a gap
 * between two heaps is a better one than any round number. Immutable and thread-safe.
 *
 * @param bins tenths of the score, ascending: from 0 to below 0.1, ..., from 0.9 to 1 inclusive
 * @param notFound sentences of the transcript without a place in the recording
 * @param score of the sentences that were found
 * @param cer of the sentences that were found
 */
public record ScoreDistribution(List<Bin> bins, int notFound, Summary score, Summary cer) {

  private static final int BINS = 10;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /**
   * Sentences of similar score.
   *
   * @param from lowest score
   * @param to score below which the next bin begins
   * @param sentences how many
   * @param seconds their length
   */
  public record Bin(double from, double to, int sentences, double seconds) {}

  /**
   * Numbers of a distribution.
   *
   * @param mean of all sentences, each counted once; NaN if there is none
   * @param quantiles at 5, 25, 50, 75 and 95 %: the least value that so many are not above; NaN if
   *     there is none
   */
  public record Summary(double mean, List<Double> quantiles) {

    public Summary {
      quantiles = List.copyOf(quantiles);
    }
  }

  public ScoreDistribution {
    bins = List.copyOf(bins);
  }

  /**
   * Counts.
   *
   * @param utterances what an aligner found
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
   * All sentences of the transcript.
   *
   * @return found or not
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
