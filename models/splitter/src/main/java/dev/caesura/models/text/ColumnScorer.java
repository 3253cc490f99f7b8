package dev.caesura.models.text;

import dev.caesura.text.BoundaryScorer;

/**
 * A network that says more than where boundaries are: some numbers for every character, of which
 * the first is the logit of a boundary behind it. What they say together can be fitted to other
 * text ({@code models.text.adapt}).
 *
 * <p>Implementations are thread-safe.
 */
public interface ColumnScorer extends BoundaryScorer {

  /**
   * How many numbers.
   *
   * @return at least 1
   */
  int columns();

  /**
   * Where the network's own probability parts.
   *
   * @return in (0, 1)
   */
  float threshold();

  /**
   * What tells this network from every other.
   *
   * @return {@code sha256:} and the digest of its file; the same for as long as the file is
   */
  String identity();

  /**
   * Reads a text.
   *
   * @param text any text
   * @param visitor is called in the text's order; characters that it is not called for have no
   *     boundary behind them
   */
  void visit(String text, Visitor visitor);

  /** Takes the numbers of one character after the other. */
  @FunctionalInterface
  interface Visitor {

    /**
     * One character.
     *
     * @param index its UTF-16 index, that of the second half of a surrogate pair
     * @param logits all columns; only valid until the method returns
     */
    void at(int index, float[] logits);
  }
}
