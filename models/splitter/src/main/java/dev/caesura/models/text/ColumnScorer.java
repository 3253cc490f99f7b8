package dev.caesura.models.text;

import dev.caesura.text.BoundaryScorer;

/**
 * Boundary scorer that gives several logits for every character, of which the first is that of a
 * boundary after it. A combination of them can be fitted to other text ({@code models.text.adapt}).
 *
 * <p>Implementations are thread-safe.
 */
public interface ColumnScorer extends BoundaryScorer {

  /**
   * Returns the number of logits for each character.
   *
   * @return at least 1
   */
  int columns();

  /**
   * Returns the probability from which the network itself splits.
   *
   * @return in (0, 1)
   */
  float threshold();

  /**
   * Returns an identifier of the network.
   *
   * @return {@code sha256:} and the digest of its file
   */
  String identity();

  /**
   * Gives the logits of a text to a visitor, character by character.
   *
   * @param text any text; the empty one has no characters
   * @param visitor is called in the text's order. No boundary follows a character that it is not
   *     called for
   */
  void visit(String text, Visitor visitor);

  /** Receives the logits of one character after the other. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Receives the logits of a character.
     *
     * @param index its UTF-16 index; for a surrogate pair that of the second half
     * @param logits all columns; valid until the method returns
     */
    void at(int index, float[] logits);
  }
}
