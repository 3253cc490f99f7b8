package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import java.util.List;

/**
 * All utterances of a recording with the decision about each. Immutable and thread-safe.
 *
 * @param verdicts sentences in the order of the transcript, then speech without text in the order
 *     of time; empty if there is neither text nor speech
 */
public record SelectionResult(List<Verdict> verdicts) {

  public SelectionResult {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Returns the utterances that are in the corpus.
   *
   * @return kept utterances in the order of the verdicts; each has a time span
   */
  public List<Utterance> kept() {
    return verdicts.stream().filter(Verdict::isKept).map(Verdict::utterance).toList();
  }

  /**
   * Returns the rejected utterances, each with its reason.
   *
   * @return rejected utterances in the order of the verdicts
   */
  public List<Verdict> rejected() {
    return verdicts.stream().filter(verdict -> !verdict.isKept()).toList();
  }

  /**
   * Returns all utterances, kept or not.
   *
   * @return utterances in the order of the verdicts
   */
  public List<Utterance> utterances() {
    return verdicts.stream().map(Verdict::utterance).toList();
  }
}
