/**
 * Kernels that find edit paths between two sequences. They are exact, each is tested against an
 * exhaustive oracle, and their inner loops do not allocate.
 *
 * <pre>{@code
 * EditPath path = SequenceAligner.global(
 *     recognized.length, written.length, (i, j) -> recognized[i] == written[j] ? 0 : 9,
 *     new GapCosts(4, 4));
 * int edits = path.distance();
 * }</pre>
 *
 * <table>
 *   <caption>Kernels; {@link dev.caesura.align.edit.SequenceAligner} chooses</caption>
 *   <tr><td>every edit costs 1</td><td>{@link dev.caesura.align.edit.UnitAligner}: diagonals for nearly equal sequences, else bit vectors</td></tr>
 *   <tr><td>any costs, affine gaps, free ends (semi-global, local)</td><td>{@link dev.caesura.align.edit.AffineAligner}: linear memory</td></tr>
 *   <tr><td>any costs, affine gaps, few cells or a band</td><td>{@link dev.caesura.align.edit.BandedAligner}: a byte for each cell</td></tr>
 *   <tr><td>distance of two texts, without the path</td><td>{@link dev.caesura.align.edit.EditDistance}</td></tr>
 * </table>
 *
 * <p>Word and character error rates, which are counted in such paths, are in {@link
 * dev.caesura.align.eval}.
 *
 * <p>Sources: Myers (1999), Hyyrö (2003) and Ukkonen (1985) for unit costs; Needleman and Wunsch
 * (1970), Gotoh (1982) for affine gaps, Smith and Waterman (1981) for local alignment, Hirschberg
 * (1975) and Myers and Miller (1988) for linear memory.
 */
package dev.caesura.align.edit;
