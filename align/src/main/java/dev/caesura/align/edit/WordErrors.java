package dev.caesura.align.edit;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.List;

/**
 * Counts behind a word or character error rate. The left side of a path is the hypothesis, the
 * right side the reference. Immutable.
 *
 * @param matches reference words that were recognised
 * @param substitutions reference words that were taken for others
 * @param deletions reference words that were missed
 * @param insertions recognised words that are not in the reference
 */
public record WordErrors(int matches, int substitutions, int deletions, int insertions) {

  /**
   * Counts the edits of a path.
   *
   * @param path from hypothesis to reference
   * @return the counts
   */
  public static WordErrors of(EditPath path) {
    return of(path.edits());
  }

  /**
   * Counts some edits of a path.
   *
   * @param edits from hypothesis to reference
   * @return the counts
   */
  public static WordErrors of(List<Edit> edits) {
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
    return new WordErrors(matches, substitutions, missed, extra);
  }

  /**
   * Counts of two pieces together.
   *
   * @param other another piece
   * @return the sums
   */
  public WordErrors plus(WordErrors other) {
    return new WordErrors(
        matches + other.matches,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }

  /**
   * Errors of all kinds.
   *
   * @return substitutions, deletions and insertions
   */
  public int errors() {
    return substitutions + deletions + insertions;
  }

  /**
   * Words of the reference.
   *
   * @return matches, substitutions and deletions
   */
  public int referenceLength() {
    return matches + substitutions + deletions;
  }

  /**
   * Errors per reference word.
   *
   * @return at least 0, above 1 if there are many insertions; 0 for two empty sides, infinite for
   *     an empty reference with insertions
   */
  public double rate() {
    return errors() == 0 ? 0 : (double) errors() / referenceLength();
  }
}
