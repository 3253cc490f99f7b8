package dev.caesura.align.edit;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Kernel for the cheapest alignment of two sequences under any substitution cost and affine gap
 * costs, in linear memory.
 *
 * <p>Time is about twice the product of the lengths. Memory is 16 bytes for each item of the right
 * side, and the path. Free ends, which the paper does not have, are found by a first pass in linear
 * memory that carries where the path of each cell began. Sums of costs must stay within plus and
 * minus 10^9; gaps that alone could exceed it are refused.
 *
 * <p>Source: Myers and Miller, "Optimal alignments in linear space" (CABIOS 1988), which splits the
 * recurrence of Gotoh in the middle as Hirschberg does. Pure functions, safe for use by many
 * threads.
 */
public final class AffineAligner {

  private final SubstitutionCost substitution;
  private final int open;
  private final int extend;
  private final List<Edit> edits;

  private final int[] forwardCost;
  private final int[] forwardGap;
  private final int[] backwardCost;
  private final int[] backwardGap;

  private AffineAligner(SubstitutionCost substitution, GapCosts gaps, int right) {
    this.substitution = substitution;
    this.open = gaps.open();
    this.extend = gaps.extend();
    this.edits = new ArrayList<>();
    this.forwardCost = new int[right + 1];
    this.forwardGap = new int[right + 1];
    this.backwardCost = new int[right + 1];
    this.backwardGap = new int[right + 1];
  }

  /**
   * Finds the cheapest path.
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param free the gaps at the ends that cost nothing
   * @return a path from both starts to both ends, including the free gaps
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  public static EditPath path(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    int[] core = FreeEndSearch.core(left, right, substitution, gaps, free);
    return between(core, left, right, substitution, gaps);
  }

  /** Aligns a core (left start, right start, left end, right end); the rest is left out. */
  static EditPath between(
      int[] core, int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    AffineAligner run = new AffineAligner(substitution, gaps, core[3] - core[1]);
    run.delete(0, core[0], 0);
    run.insert(0, core[1], core[0]);
    run.align(core[0], core[2], core[1], core[3], run.open, run.open);
    run.delete(core[2], left, core[3]);
    run.insert(core[3], right, left);
    return new EditPath(run.edits, left, right);
  }

  /**
   * Computes the cost of a path.
   *
   * @param path any path
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param free the gaps at the ends that cost nothing
   * @return the sum of costs; a deletion right beside an insertion counts as two gaps
   */
  public static long cost(
      EditPath path, SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    List<Edit> edits = path.edits();
    int first = 0;
    int last = edits.size();
    while (first < last && isFree(edits.get(first), free)) {
      first++;
    }
    while (last > first && isFree(edits.get(last - 1), free)) {
      last--;
    }
    long cost = 0;
    for (int i = first; i < last; i++) {
      Edit edit = edits.get(i);
      if (edit instanceof Edit.Match || edit instanceof Edit.Substitute) {
        cost += substitution.cost(edit.left(), edit.right());
      } else {
        boolean opens = i == first || !edits.get(i - 1).getClass().equals(edit.getClass());
        cost += gaps.extend() + (opens ? gaps.open() : 0);
      }
    }
    return cost;
  }

  private static boolean isFree(Edit edit, FreeEnds free) {
    return (edit instanceof Edit.Delete && free.left())
        || (edit instanceof Edit.Insert && free.right());
  }

  /**
   * Aligns [fromLeft, toLeft) with [fromRight, toRight), with given costs of opening a gap at
   * either end.
   */
  private void align(
      int fromLeft, int toLeft, int fromRight, int toRight, int openStart, int openEnd) {
    int rows = toLeft - fromLeft;
    int columns = toRight - fromRight;
    if (columns == 0) {
      delete(fromLeft, toLeft, fromRight);
    } else if (rows == 0) {
      insert(fromRight, toRight, fromLeft);
    } else if (rows == 1) {
      alignOne(fromLeft, fromRight, toRight, openStart, openEnd);
    } else {
      split(fromLeft, toLeft, fromRight, toRight, openStart, openEnd);
    }
  }

  private void split(
      int fromLeft, int toLeft, int fromRight, int toRight, int openStart, int openEnd) {
    int middle = (fromLeft + toLeft) >>> 1;
    int columns = toRight - fromRight;
    forward(fromLeft, middle, fromRight, columns, openStart);
    backward(middle, toLeft, toRight, columns, openEnd);
    int bestCost = Integer.MAX_VALUE;
    int bestColumn = 0;
    boolean inGap = false;
    for (int j = 0; j <= columns; j++) {
      int straight = forwardCost[j] + backwardCost[columns - j];
      if (straight < bestCost) {
        bestCost = straight;
        bestColumn = j;
        inGap = false;
      }
      int gap = forwardGap[j] + backwardGap[columns - j] - open;
      if (gap < bestCost) {
        bestCost = gap;
        bestColumn = j;
        inGap = true;
      }
    }
    int middleRight = fromRight + bestColumn;
    if (inGap) {
      align(fromLeft, middle - 1, fromRight, middleRight, openStart, 0);
      delete(middle - 1, middle + 1, middleRight);
      align(middle + 1, toLeft, middleRight, toRight, 0, openEnd);
    } else {
      align(fromLeft, middle, fromRight, middleRight, openStart, open);
      align(middle, toLeft, middleRight, toRight, open, openEnd);
    }
  }

  private void forward(int fromLeft, int toLeft, int fromRight, int columns, int openStart) {
    int[] cost = forwardCost;
    int[] gap = forwardGap;
    cost[0] = 0;
    for (int j = 1; j <= columns; j++) {
      cost[j] = open + j * extend;
      gap[j] = cost[j] + open;
    }
    for (int i = fromLeft; i < toLeft; i++) {
      int diagonal = cost[0];
      int current = openStart + (i - fromLeft + 1) * extend;
      cost[0] = current;
      int across = current + open;
      for (int j = 1; j <= columns; j++) {
        across = Math.min(across, current + open) + extend;
        gap[j] = Math.min(gap[j], cost[j] + open) + extend;
        current =
            Math.min(Math.min(gap[j], across), diagonal + substitution.cost(i, fromRight + j - 1));
        diagonal = cost[j];
        cost[j] = current;
      }
    }
    gap[0] = cost[0];
  }

  private void backward(int fromLeft, int toLeft, int toRight, int columns, int openEnd) {
    int[] cost = backwardCost;
    int[] gap = backwardGap;
    cost[0] = 0;
    for (int j = 1; j <= columns; j++) {
      cost[j] = open + j * extend;
      gap[j] = cost[j] + open;
    }
    for (int i = toLeft - 1; i >= fromLeft; i--) {
      int diagonal = cost[0];
      int current = openEnd + (toLeft - i) * extend;
      cost[0] = current;
      int across = current + open;
      for (int j = 1; j <= columns; j++) {
        across = Math.min(across, current + open) + extend;
        gap[j] = Math.min(gap[j], cost[j] + open) + extend;
        current = Math.min(Math.min(gap[j], across), diagonal + substitution.cost(i, toRight - j));
        diagonal = cost[j];
        cost[j] = current;
      }
    }
    gap[0] = cost[0];
  }

  /** Aligns a single item on the left: it is deleted, or paired with the best item on the right. */
  private void alignOne(int left, int fromRight, int toRight, int openStart, int openEnd) {
    int columns = toRight - fromRight;
    int bestCost = Math.min(openStart, openEnd) + extend + gap(columns);
    int bestColumn = -1;
    for (int j = 0; j < columns; j++) {
      int cost = gap(j) + substitution.cost(left, fromRight + j) + gap(columns - j - 1);
      // Of equal costs, a pair is preferred to a gap.
      if (cost <= bestCost && (bestColumn < 0 || cost < bestCost)) {
        bestCost = cost;
        bestColumn = j;
      }
    }
    if (bestColumn < 0) {
      // The deletion joins the gap at the side where opening is cheaper.
      if (openStart <= openEnd) {
        delete(left, left + 1, fromRight);
        insert(fromRight, toRight, left + 1);
      } else {
        insert(fromRight, toRight, left);
        delete(left, left + 1, toRight);
      }
      return;
    }
    int right = fromRight + bestColumn;
    insert(fromRight, right, left);
    edits.add(
        substitution.isMatch(left, right)
            ? new Edit.Match(left, right)
            : new Edit.Substitute(left, right));
    insert(right + 1, toRight, left + 1);
  }

  private int gap(int length) {
    return length == 0 ? 0 : open + length * extend;
  }

  private void delete(int from, int to, int right) {
    for (int i = from; i < to; i++) {
      edits.add(new Edit.Delete(i, right));
    }
  }

  private void insert(int from, int to, int left) {
    for (int j = from; j < to; j++) {
      edits.add(new Edit.Insert(left, j));
    }
  }
}
