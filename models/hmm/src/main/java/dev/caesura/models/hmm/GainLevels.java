package dev.caesura.models.hmm;

/**
 * What text gains over speech without text, for each frame.
 *
 * @param unrelated the mean of text that is not that of its place
 * @param right the median of the sentences at their places
 */
record GainLevels(double unrelated, double right) {}
