package dev.caesura.text;

/**
 * Cuts a text into pieces, mostly sentences.
 *
 * <p>The pieces tile the text, and no surrogate pair is split. Implementations are immutable and
 * thread-safe. The empty text has no pieces.
 */
@FunctionalInterface
public interface TextSegmenter {

  /**
   * Cuts a text.
   *
   * @param text any text
   * @return its pieces, each with the white space that follows it
   */
  Segmentation segment(String text);
}
