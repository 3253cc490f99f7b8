/**
 * Normalization of text for comparison with speech: words without case, punctuation and digits,
 * each with its place in the untouched text.
 *
 * <pre>{@code
 * List<NormalizedWord> words = WordNormalizer.of(Locale.ENGLISH).words("Press 21, PLEASE.");
 * // press [0, 5)   twenty [6, 8)   one [6, 8)   please [10, 16)
 * }</pre>
 *
 * <p>{@code InverseNormalizer} does the reverse for numbers: {@code twenty one} becomes {@code 21}.
 *
 * <p>{@code UnspokenText} finds speaker labels and stage notes, {@code Romanizer} makes words of
 * different scripts comparable, {@code Abbreviations} holds your own.
 */
package dev.caesura.text.normalize;
