package dev.caesura.align.edit;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligner of two sequences that chooses the kernel. The alignment is always optimal; which of
 * several optimal ones is returned is not specified.
 *
 * <ul>
 *   <li>Every edit costs 1: {@link UnitAligner}, which takes diagonals for nearly equal sequences
 *       and else bit vectors.
 *   <li>Any costs, up to 2^22 cells: {@link BandedAligner} with a band as wide as the table, in one
 *       pass with a byte for each cell.
 *   <li>Any costs, more cells: {@link AffineAligner}, in linear memory and twice the time per cell.
 *   <li>Free ends (semi-global, local): one pass in linear memory finds where the alignment lies,
 *       then one of the two kernels above aligns it.
 * </ul>
 *
 * <p>For other than unit costs, time grows with the product of the lengths: about 3 s for 10^9
 * cells. For long texts see {@link dev.caesura.align.chain.TokenMatcher}. Pure functions, safe for
 * use by many threads.
 */
public final class SequenceAligner {

  /** Largest number of cells with a byte each: 4 MiB, which still fits into caches. */
  private static final long MAX_KEPT_CELLS = 1L << 22;

  private SequenceAligner() {}

  /**
   * Finds a path of the fewest edits, each of cost 1.
   *
   * @param <T> type of the items, compared by {@code equals}
   * @param left the left side; may be empty
   * @param right the right side; may be empty
   * @return a path of the smallest {@link EditPath#distance()}
   */
  public static <T> EditPath unit(List<T> left, List<T> right) {
    return UnitAligner.path(left, right);
  }

  /**
   * Finds a path of the fewest edits, each of cost 1.
   *
   * @param left the left side; any numbers, such as code points; may be empty
   * @param right the right side; may be empty
   * @return a path of the fewest edits
   */
  public static EditPath unit(int[] left, int[] right) {
    return UnitAligner.path(left, right);
  }

  /**
   * Finds the cheapest path from both starts to both ends (Needleman-Wunsch, Gotoh).
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps; linear if opening costs 0
   * @return the path
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  public static EditPath global(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, FreeEnds.NONE);
  }

  /**
   * Finds the cheapest path of the whole left side with any part of the right side (semi-global),
   * to find a text in a longer one.
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @return the path, with the rest of the right side as insertions at its ends
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  public static EditPath within(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, new FreeEnds(false, true));
  }

  /**
   * Finds the cheapest path of any part of the left side with any part of the right side (local,
   * Smith-Waterman).
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair; must be negative for good pairs, as the empty alignment
   *     costs 0
   * @param gaps cost of gaps
   * @return the path, with the rest of both sides as edits at its ends
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  public static EditPath local(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, FreeEnds.BOTH);
  }

  /**
   * Finds the cheapest path with given free ends.
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param free the gaps at the ends that cost nothing
   * @return a path from both starts to both ends, the free gaps included
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  public static EditPath path(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    int[] core = FreeEndSearch.core(left, right, substitution, gaps, free);
    if ((core[2] - core[0] + 1L) * (core[3] - core[1] + 1L) > MAX_KEPT_CELLS) {
      return AffineAligner.between(core, left, right, substitution, gaps);
    }
    PackedPairs pairs = new PackedPairs(Math.min(core[2] - core[0], core[3] - core[1]));
    new BandedAligner(substitution, gaps)
        .align(core[0], core[2], core[1], core[3], Math.max(1, right), pairs);
    // Free gaps stay apart from other gaps, even if the two touch.
    PackedPairs none = new PackedPairs(0);
    List<Edit> edits = new ArrayList<>(left + right);
    none.addTo(edits, 0, core[0], 0, core[1], substitution);
    pairs.addTo(edits, core[0], core[2], core[1], core[3], substitution);
    none.addTo(edits, core[2], left, core[3], right, substitution);
    return new EditPath(edits, left, right);
  }
}
