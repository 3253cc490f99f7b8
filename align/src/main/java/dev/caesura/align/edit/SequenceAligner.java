package dev.caesura.align.edit;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The best alignment of two sequences: chooses the kernel. Always the optimum; which of several is
 * not specified.
 *
 * <ul>
 *   <li>Every edit costs 1: diagonals for nearly the same sequences, else bit vectors ({@link
 *       UnitAligner}).
 *   <li>Any costs, up to 2^22 cells: one pass with a byte for each cell ({@link BandedAligner} with
 *       a band as wide as the table).
 *   <li>Any costs, beyond: linear memory ({@link AffineAligner}), in twice the time a cell.
 *   <li>Free ends (semi-global, local): one pass in linear memory finds where the alignment lies,
 *       then one of the two above fills it.
 * </ul>
 *
 * <p>Time of other than unit costs grows with the product of the lengths: some 3 s for 10^9 cells.
 * Long texts are for {@link dev.caesura.align.chain.TokenMatcher}. Pure functions, safe for use by
 * many threads.
 */
public final class SequenceAligner {

  /** Cells that one pass may keep a byte for: 4 MiB, which still lies in caches. */
  private static final long MOST_KEPT_CELLS = 1L << 22;

  private SequenceAligner() {}

  /**
   * The path of fewest edits, each of cost 1.
   *
   * @param <T> type of the items, compared by {@code equals}
   * @param left the left side
   * @param right the right side
   * @return a path of the least {@link EditPath#distance()}
   */
  public static <T> EditPath unit(List<T> left, List<T> right) {
    return UnitAligner.path(left, right);
  }

  /**
   * The path of fewest edits, each of cost 1.
   *
   * @param left one side; any numbers, such as code points
   * @param right the other side
   * @return a path of the fewest edits
   */
  public static EditPath unit(int[] left, int[] right) {
    return UnitAligner.path(left, right);
  }

  /**
   * The cheapest path from both starts to both ends (Needleman-Wunsch, Gotoh).
   *
   * @param left number of items on the left, at least 0
   * @param right number of items on the right, at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps; linear if opening costs 0
   * @return the path
   * @throws IllegalArgumentException if leaving both sides out costs more than 10^9
   */
  public static EditPath global(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, FreeEnds.NONE);
  }

  /**
   * The cheapest path of the left side whole with any part of the right side (semi-global): finds a
   * text in a longer one.
   *
   * @param left number of items on the left, at least 0
   * @param right number of items on the right, at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @return the path, with what is left out of the right side as insertions at its ends
   * @throws IllegalArgumentException if leaving both sides out costs more than 10^9
   */
  public static EditPath within(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, new FreeEnds(false, true));
  }

  /**
   * The cheapest path of any part of the left side with any part of the right side (local,
   * Smith-Waterman).
   *
   * @param left number of items on the left, at least 0
   * @param right number of items on the right, at least 0
   * @param substitution cost of each pair; must be negative for good pairs, or nothing is best
   * @param gaps cost of gaps
   * @return the path, with what is left out of both sides as edits at its ends
   * @throws IllegalArgumentException if leaving both sides out costs more than 10^9
   */
  public static EditPath local(int left, int right, SubstitutionCost substitution, GapCosts gaps) {
    return path(left, right, substitution, gaps, FreeEnds.BOTH);
  }

  /**
   * The cheapest path.
   *
   * @param left number of items on the left, at least 0
   * @param right number of items on the right, at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param free which gaps at the ends cost nothing
   * @return a path from both starts to both ends, the free gaps included
   * @throws IllegalArgumentException if leaving both sides out costs more than 10^9
   */
  public static EditPath path(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    int[] core = FreeEndSearch.core(left, right, substitution, gaps, free);
    if ((core[2] - core[0] + 1L) * (core[3] - core[1] + 1L) > MOST_KEPT_CELLS) {
      return AffineAligner.between(core, left, right, substitution, gaps);
    }
    PackedPairs pairs = new PackedPairs(Math.min(core[2] - core[0], core[3] - core[1]));
    new BandedAligner(substitution, gaps)
        .align(core[0], core[2], core[1], core[3], Math.max(1, right), pairs);
    // What is free stays apart from what is not, also where both are gaps.
    PackedPairs none = new PackedPairs(0);
    List<Edit> edits = new ArrayList<>(left + right);
    none.addTo(edits, 0, core[0], 0, core[1], substitution);
    pairs.addTo(edits, core[0], core[2], core[1], core[3], substitution);
    none.addTo(edits, core[2], left, core[3], right, substitution);
    return new EditPath(edits, left, right);
  }
}
