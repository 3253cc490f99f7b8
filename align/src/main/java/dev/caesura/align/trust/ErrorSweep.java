package dev.caesura.align.trust;

import dev.caesura.align.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a corpus is kept at each limit of the probability of an error, and how much of that
 * is expected to be wrong. Immutable and thread-safe.
 *
 * @param steps one for each limit, ascending
 * @param sentences number of sentences of the transcript, found or not
 */
public record ErrorSweep(List<Step> steps, int sentences) {

  private static final double[] LIMITS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

  /**
   * What is kept at one limit. Immutable and thread-safe.
   *
   * @param limit the highest {@link Utterance#errorProbability()} that is kept
   * @param sentences number of sentences that are kept
   * @param seconds their duration
   * @param expectedErrors mean probability of an error of what is kept, in [0, 1]; 0 if none is
   */
  public record Step(double limit, int sentences, double seconds, double expectedErrors) {}

  /** Copies the steps. */
  public ErrorSweep {
    steps = List.copyOf(steps);
  }

  /**
   * Returns what is kept of some utterances at each limit.
   *
   * @param judged utterances with probabilities
   * @return one step for each of seven limits, the last one 1
   */
  public static ErrorSweep of(List<Utterance> judged) {
    List<Utterance> sentences = judged.stream().filter(JudgedSentence::isSentence).toList();
    List<Step> steps = new ArrayList<>();
    for (double limit : LIMITS) {
      List<Utterance> kept =
          sentences.stream()
              .filter(sentence -> sentence.errorProbability().orElse(2) <= limit)
              .toList();
      double seconds =
          kept.stream().mapToDouble(sentence -> sentence.span().orElseThrow().seconds()).sum();
      double errors =
          kept.stream()
              .mapToDouble(sentence -> sentence.errorProbability().orElseThrow())
              .average()
              .orElse(0);
      steps.add(new Step(limit, kept.size(), seconds, errors));
    }
    return new ErrorSweep(steps, sentences.size());
  }
}
