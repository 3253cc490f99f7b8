package dev.caesura.align.edit;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Buffer for the pairs of a path, the last one first, that builds the path. Not thread-safe. */
final class PackedPairs implements PairSink {

  private long[] pairs;
  private int size;

  PackedPairs(int expected) {
    this.pairs = new long[Math.max(16, expected)];
  }

  @Override
  public void pair(int left, int right) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = ((long) left << 32) | right;
  }

  /** Returns the path of two sides, in which items without a pair are deleted or inserted. */
  EditPath path(int[] left, int[] right) {
    return path(left.length, right.length, (i, j) -> left[i] == right[j] ? 0 : 1);
  }

  /** Returns the path of sides of these lengths; {@code substitution} decides what a match is. */
  EditPath path(int left, int right, SubstitutionCost substitution) {
    List<Edit> edits = new ArrayList<>(left + right - size);
    addTo(edits, 0, left, 0, right, substitution);
    return new EditPath(edits, left, right);
  }

  /** Adds the edits between two corners, between which all pairs lie. */
  void addTo(
      List<Edit> edits,
      int fromLeft,
      int left,
      int fromRight,
      int right,
      SubstitutionCost substitution) {
    int i = fromLeft;
    int j = fromRight;
    for (int p = size - 1; p >= -1; p--) {
      int toLeft = p < 0 ? left : (int) (pairs[p] >>> 32);
      int toRight = p < 0 ? right : (int) pairs[p];
      for (; i < toLeft; i++) {
        edits.add(new Edit.Delete(i, j));
      }
      for (; j < toRight; j++) {
        edits.add(new Edit.Insert(i, j));
      }
      if (p >= 0) {
        edits.add(substitution.isMatch(i, j) ? new Edit.Match(i, j) : new Edit.Substitute(i, j));
        i++;
        j++;
      }
    }
  }
}
