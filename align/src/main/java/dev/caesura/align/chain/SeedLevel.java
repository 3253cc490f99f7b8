package dev.caesura.align.chain;

/**
 * What counts as a seed in one round of a search. Immutable.
 *
 * @param words length of a run of equal words, 1 to 3
 * @param cap occurrences on the written side above which a seed is masked
 * @param margin bits that a run of anchors must have beyond those that choose its place
 */
record SeedLevel(int words, int cap, double margin) {}
