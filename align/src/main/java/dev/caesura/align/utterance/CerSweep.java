package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a corpus is kept at each limit of the character error rate (CER), to choose a limit
 * by what a stricter one costs, as the makers of Shrutilipi did. Immutable and thread-safe.
 *
 * @param steps one for each limit, ascending
 * @param sentences number of sentences of the transcript
 * @param seconds duration of all sentences that were found
 * @param spoken duration of all speech, in seconds: sentences, repetitions and speech without text
 */
public record CerSweep(List<Step> steps, int sentences, double seconds, double spoken) {

  /** Limits from exact matches to all sentences. */
  private static final double[] LIMITS = {
    0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, Double.POSITIVE_INFINITY
  };

  /**
   * What is kept at one limit. Immutable and thread-safe.
   *
   * @param limit the highest {@link Utterance#cer()} that is kept
   * @param sentences number of sentences that are kept
   * @param seconds their duration
   * @param characters their share of the characters of the transcript, in [0, 1]
   * @param speech their share of the duration of all speech, in [0, 1]
   * @param cer mean CER of the sentences that are kept, weighted by characters; 0 if none is kept
   */
  public record Step(
      double limit, int sentences, double seconds, double characters, double speech, double cer) {}

  /** Copies the steps. */
  public CerSweep {
    steps = List.copyOf(steps);
  }

  /**
   * Returns what is kept of some utterances at each limit.
   *
   * @param utterances the result of an aligner
   * @return one step for each of twelve limits, the last one infinite
   */
  public static CerSweep of(List<Utterance> utterances) {
    List<Utterance> found = new ArrayList<>();
    int sentences = 0;
    long letters = 0;
    double seconds = 0;
    double spoken = 0;
    for (Utterance utterance : utterances) {
      Status status = utterance.status();
      boolean timed = status == Status.MATCHED || status == Status.MOVED;
      if (timed || status == Status.ONLY_IN_TEXT) {
        sentences++;
        letters += utterance.text().length();
      }
      spoken += utterance.span().map(span -> span.seconds()).orElse(0.0);
      if (timed) {
        found.add(utterance);
        seconds += utterance.span().orElseThrow().seconds();
      }
    }
    List<Step> steps = new ArrayList<>();
    for (double limit : LIMITS) {
      steps.add(step(found, limit, letters, spoken));
    }
    return new CerSweep(steps, sentences, seconds, spoken);
  }

  private static Step step(List<Utterance> found, double limit, long letters, double spoken) {
    int kept = 0;
    double seconds = 0;
    long covered = 0;
    double errors = 0;
    for (Utterance utterance : found) {
      if (utterance.cer() <= limit) {
        kept++;
        seconds += utterance.span().orElseThrow().seconds();
        covered += utterance.text().length();
        errors += utterance.cer() * utterance.text().length();
      }
    }
    return new Step(
        limit,
        kept,
        seconds,
        letters == 0 ? 0 : (double) covered / letters,
        spoken == 0 ? 0 : seconds / spoken,
        covered == 0 ? 0 : errors / covered);
  }
}
