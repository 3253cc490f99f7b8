package dev.caesura.align.eval;

import dev.caesura.align.edit.WordErrors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Error rates of many utterances or files. Immutable and thread-safe.
 *
 * @param alignments one for each utterance or file
 */
public record WordErrorReport(List<WordAlignment> alignments) {

  /** No word, no error. */
  private static final WordErrors NONE = new WordErrors(0, 0, 0, 0);

  public WordErrorReport {
    alignments = List.copyOf(alignments);
  }

  /**
   * All errors together; their {@link WordErrors#rate()} is the micro average: every word counts
   * the same.
   *
   * @return the counts
   */
  public WordErrors total() {
    return alignments.stream().map(WordAlignment::errors).reduce(NONE, WordErrors::plus);
  }

  /**
   * The macro average: every file counts the same. Files without reference words are left out,
   * since their rate is no number; {@link #withoutReference()} counts them.
   *
   * @return the mean of the rates; NaN if no file has a reference word
   */
  public double macroRate() {
    return alignments.stream()
        .map(WordAlignment::errors)
        .filter(errors -> errors.referenceLength() > 0)
        .mapToDouble(WordErrors::rate)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Files that the macro average leaves out.
   *
   * @return how many have no reference word
   */
  public int withoutReference() {
    return (int) alignments.stream().filter(a -> a.errors().referenceLength() == 0).count();
  }

  /**
   * Share of utterances or files with an error.
   *
   * @return in [0, 1]; 0 if there are none at all
   */
  public double sentenceErrorRate() {
    return alignments.stream().mapToInt(a -> a.errors().errors() > 0 ? 1 : 0).average().orElse(0);
  }

  /**
   * Errors of each speaker over all files.
   *
   * @return counts by speaker, in alphabetical order
   */
  public Map<String, WordErrors> bySpeaker() {
    Map<String, WordErrors> result = new TreeMap<>();
    for (WordAlignment alignment : alignments) {
      alignment
          .errorsBySpeaker()
          .forEach((speaker, errors) -> result.merge(speaker, errors, WordErrors::plus));
    }
    return result;
  }
}
