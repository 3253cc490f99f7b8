package dev.caesura.text;

/**
 * Splits a text into pieces, usually sentences.
 *
 * <p>The pieces tile the text, and no surrogate pair is split. Implementations are immutable and
 * thread-safe. The empty text has no pieces.
 */
@FunctionalInterface
public interface TextSegmenter {

  /**
   * Splits a text.
   *
   * @param text any text
   * @return its pieces, each with the white space that follows it
   */
  Segmentation segment(String text);
}
