package dev.caesura.align.eval;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.List;

/**
 * Counts of matches and errors, from which a word or character error rate follows. In edit paths
 * the left side is the hypothesis, the right side the reference. Immutable and thread-safe.
 *
 * @param matches reference tokens that were recognised
 * @param substitutions reference tokens that were recognised as others
 * @param deletions reference tokens that were missed
 * @param insertions recognised tokens that are not in the reference
 */
public record ErrorCounts(int matches, int substitutions, int deletions, int insertions) {

  /**
   * Counts the edits of a path.
   *
   * @param path the path from hypothesis to reference
   * @return the counts
   */
  public static ErrorCounts of(EditPath path) {
    return of(path.edits());
  }

  /**
   * Counts some edits of a path.
   *
   * @param edits edits from hypothesis to reference; may be empty
   * @return the counts
   */
  public static ErrorCounts of(List<Edit> edits) {
    int matches = 0;
    int substitutions = 0;
    int missed = 0;
    int extra = 0;
    for (Edit edit : edits) {
      if (edit instanceof Edit.Match) {
        matches++;
      } else if (edit instanceof Edit.Substitute) {
        substitutions++;
      } else if (edit instanceof Edit.Insert) {
        missed++;
      } else {
        extra++;
      }
    }
    return new ErrorCounts(matches, substitutions, missed, extra);
  }

  /**
   * Returns the sum of these counts and others.
   *
   * @param other other counts
   * @return the sums
   */
  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(
        matches + other.matches,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }

  /**
   * Returns the number of errors of all kinds.
   *
   * @return the sum of substitutions, deletions and insertions
   */
  public int errors() {
    return substitutions + deletions + insertions;
  }

  /**
   * Returns the length of the reference.
   *
   * @return the sum of matches, substitutions and deletions, in tokens
   */
  public int referenceLength() {
    return matches + substitutions + deletions;
  }

  /**
   * Returns the error rate: errors per token of the reference.
   *
   * @return at least 0, and above 1 if there are many insertions; 0 if both sides are empty;
   *     infinite for an empty reference with insertions
   */
  public double rate() {
    return errors() == 0 ? 0 : (double) errors() / referenceLength();
  }
}
