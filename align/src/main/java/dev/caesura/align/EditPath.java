package dev.caesura.align;

import java.util.ArrayList;
import java.util.List;

/**
 * Alignment of two sequences as a list of steps from both starts to both ends.
 *
 * <p>Applying the path to the left side gives the right side ({@link #apply}). Immutable and
 * thread-safe.
 *
 * @param edits the steps, in order; each starts where the one before ends
 * @param leftLength number of items on the left, at least 0
 * @param rightLength number of items on the right, at least 0
 */
public record EditPath(List<Edit> edits, int leftLength, int rightLength) {

  /** Copies the steps; checks that they join both starts with both ends. */
  public EditPath {
    edits = List.copyOf(edits);
    int left = 0;
    int right = 0;
    for (Edit edit : edits) {
      if (edit.left() != left || edit.right() != right) {
        throw new IllegalArgumentException(
            "edits: expected a step at " + left + ", " + right + "; found " + edit);
      }
      left += edit instanceof Edit.Insert ? 0 : 1;
      right += edit instanceof Edit.Delete ? 0 : 1;
    }
    if (left != leftLength || right != rightLength) {
      throw new IllegalArgumentException(
          "edits: expected an end at "
              + leftLength
              + ", "
              + rightLength
              + "; found "
              + left
              + ", "
              + right);
    }
  }

  /**
   * Returns the number of steps that are not matches.
   *
   * @return substitutions, deletions and insertions, at least 0
   */
  public int distance() {
    int count = 0;
    for (Edit edit : edits) {
      count += edit instanceof Edit.Match ? 0 : 1;
    }
    return count;
  }

  /**
   * Turns the left side into the right side. Matched items are taken from the left, all others from
   * the right: the result equals {@code right} if and only if all matched items are equal.
   *
   * @param <T> type of the items
   * @param left the left side
   * @param right the right side, for items that are inserted or substituted
   * @return the right side
   * @throws IllegalArgumentException if a side does not have the length of the path
   */
  public <T> List<T> apply(List<? extends T> left, List<? extends T> right) {
    if (left.size() != leftLength || right.size() != rightLength) {
      throw new IllegalArgumentException(
          "sides: expected "
              + leftLength
              + " and "
              + rightLength
              + " items; found "
              + left.size()
              + " and "
              + right.size());
    }
    List<T> result = new ArrayList<>(rightLength);
    for (Edit edit : edits) {
      if (edit instanceof Edit.Match) {
        result.add(left.get(edit.left()));
      } else if (!(edit instanceof Edit.Delete)) {
        result.add(right.get(edit.right()));
      }
    }
    return result;
  }
}
