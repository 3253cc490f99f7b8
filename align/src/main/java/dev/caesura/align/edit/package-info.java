/**
 * Alignment kernels: exact, each tested against an exhaustive oracle, without allocation in the
 * inner loops.
 *
 * <pre>{@code
 * EditPath path = AffineAlignment.path(
 *     heard.length, written.length, (i, j) -> heard[i] == written[j] ? 0 : 9,
 *     new GapCosts(4, 4), FreeEnds.NONE);
 * WordErrors errors = WordErrors.of(path);
 * }</pre>
 *
 * <p>Sources: Needleman and Wunsch (1970), Gotoh (1982) for affine gaps, Hirschberg (1975) and
 * Myers and Miller (1988) for linear memory.
 */
package dev.caesura.align.edit;
