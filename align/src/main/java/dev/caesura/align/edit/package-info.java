/**
 * Alignment kernels: exact, each tested against an exhaustive oracle, without allocation in the
 * inner loops.
 *
 * <pre>{@code
 * EditPath path = SequenceAligner.global(
 *     heard.length, written.length, (i, j) -> heard[i] == written[j] ? 0 : 9,
 *     new GapCosts(4, 4));
 * ErrorCounts errors = ErrorCounts.of(path);
 * }</pre>
 *
 * <table>
 *   <caption>Which kernel; {@link dev.caesura.align.edit.SequenceAligner} chooses</caption>
 *   <tr><td>every edit costs 1</td><td>{@link dev.caesura.align.edit.UnitAligner}: diagonals for nearly the same, else bit-parallel</td></tr>
 *   <tr><td>any costs, affine gaps, free ends (semi-global, local)</td><td>{@link dev.caesura.align.edit.AffineAligner}: linear memory</td></tr>
 *   <tr><td>any costs, affine gaps, short stretches or a band</td><td>{@link dev.caesura.align.edit.BandedAligner}: a byte for each cell</td></tr>
 * </table>
 *
 * <p>Sources: Myers (1999), Hyyro (2003) and Ukkonen (1985) for unit costs; Needleman and Wunsch
 * (1970), Gotoh (1982) for affine gaps, Smith and Waterman (1981) for local alignment, Hirschberg
 * (1975) and Myers and Miller (1988) for linear memory.
 */
package dev.caesura.align.edit;
