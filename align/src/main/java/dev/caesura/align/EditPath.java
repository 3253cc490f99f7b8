package dev.caesura.align;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole alignment of two sequences, step by step from both starts to both ends.
 *
 * <p>Applying the path to the left side gives the right side ({@link #apply}). Immutable and
 * thread-safe.
 *
 * @param edits the steps, in order
 * @param leftLength items on the left
 * @param rightLength items on the right
 */
public record EditPath(List<Edit> edits, int leftLength, int rightLength) {

  public EditPath {
    edits = List.copyOf(edits);
    int left = 0;
    int right = 0;
    for (Edit edit : edits) {
      if (edit.left() != left || edit.right() != right) {
        throw new IllegalArgumentException(edit + " does not go on at " + left + ", " + right);
      }
      left += edit instanceof Edit.Insert ? 0 : 1;
      right += edit instanceof Edit.Delete ? 0 : 1;
    }
    if (left != leftLength || right != rightLength) {
      throw new IllegalArgumentException(
          "the path ends at "
              + left
              + ", "
              + right
              + ", not at "
              + leftLength
              + ", "
              + rightLength);
    }
  }

  /**
   * Number of steps that are not matches.
   *
   * @return substitutions, deletions and insertions
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
   * the right, so the result equals {@code right} exactly when every match is one.
   *
   * @param <T> type of the items
   * @param left the left side
   * @param right the right side, for what is inserted and substituted
   * @return the right side
   * @throws IllegalArgumentException if a side is not as long as the path says
   */
  public <T> List<T> apply(List<? extends T> left, List<? extends T> right) {
    if (left.size() != leftLength || right.size() != rightLength) {
      throw new IllegalArgumentException(
          "a path of "
              + leftLength
              + " and "
              + rightLength
              + " items for "
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
