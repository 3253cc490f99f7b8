package dev.caesura.align.eval;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Word or character error rates of many utterances or files. Immutable and thread-safe.
 *
 * @param alignments one alignment for each utterance or file
 */
public record WordErrorReport(List<WordAlignment> alignments) {

  /** The counts of no utterance. */
  private static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, 0);

  public WordErrorReport {
    alignments = List.copyOf(alignments);
  }

  /**
   * Returns the sum of all counts. Its {@link ErrorCounts#rate()} is the micro average, in which
   * every word counts the same.
   *
   * @return the counts of all utterances or files
   */
  public ErrorCounts total() {
    return alignments.stream().map(WordAlignment::errors).reduce(NONE, ErrorCounts::plus);
  }

  /**
   * Returns the macro average of the error rates, in which every file counts the same. Files
   * without reference words are left out, since their rate is not a number; {@link
   * #withoutReference()} counts them.
   *
   * @return the mean of the rates; NaN if no file has a reference word
   */
  public double macroRate() {
    return alignments.stream()
        .map(WordAlignment::errors)
        .filter(errors -> errors.referenceLength() > 0)
        .mapToDouble(ErrorCounts::rate)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Returns the number of files that the macro average leaves out.
   *
   * @return the number of files without reference words
   */
  public int withoutReference() {
    return (int) alignments.stream().filter(a -> a.errors().referenceLength() == 0).count();
  }

  /**
   * Returns the share of utterances or files with an error.
   *
   * @return a share in [0, 1]; 0 if the report is empty
   */
  public double sentenceErrorRate() {
    return alignments.stream().mapToInt(a -> a.errors().errors() > 0 ? 1 : 0).average().orElse(0);
  }

  /**
   * Sums the counts of each speaker over all files.
   *
   * @return counts by speaker, in alphabetical order; an empty name stands for an unknown speaker
   */
  public Map<String, ErrorCounts> bySpeaker() {
    Map<String, ErrorCounts> result = new TreeMap<>();
    for (WordAlignment alignment : alignments) {
      alignment
          .errorsBySpeaker()
          .forEach((speaker, errors) -> result.merge(speaker, errors, ErrorCounts::plus));
    }
    return result;
  }
}
