package dev.caesura.text;

/**
 * Joins the pieces of a segmentation to larger ones: sentences to paragraphs, paragraphs to topics.
 *
 * <p>Every boundary of the result is a boundary of the input. Implementations are immutable and
 * thread-safe.
 */
@FunctionalInterface
public interface Grouper {

  /**
   * Joins neighbouring pieces.
   *
   * @param pieces any segmentation
   * @return a segmentation of the same text with the same or fewer boundaries
   */
  Segmentation group(Segmentation pieces);
}
