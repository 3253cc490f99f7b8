package dev.caesura.align;

/**
 * Logits that a sentence network gives a word from the text around it, without punctuation and
 * capitals. Immutable and thread-safe.
 *
 * @param boundary that a sentence ends after the word
 * @param terminal that a full stop, question or exclamation mark follows it
 * @param comma that a comma, colon, semicolon or dash follows it
 * @param question that a question mark follows it
 * @param capital that its first letter is upper case
 * @param brokenBoundary as {@code boundary}, of the text with a line break at each long pause; NaN
 *     for words without times
 * @param brokenTerminal as {@code terminal}, of that text
 */
public record WordLogits(
    float boundary,
    float terminal,
    float comma,
    float question,
    float capital,
    float brokenBoundary,
    float brokenTerminal) {

  /** No text was read: all logits are NaN. */
  public static final WordLogits UNKNOWN =
      new WordLogits(Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
}
