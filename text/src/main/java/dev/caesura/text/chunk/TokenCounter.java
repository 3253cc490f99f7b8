package dev.caesura.text.chunk;

/**
 * Counts the tokens that a text has for some model. Implementations are pure functions of the text
 * and thread-safe.
 */
@FunctionalInterface
public interface TokenCounter {

  /**
   * Returns the number of tokens, with those that begin and end every text of the model.
   *
   * @param text any text
   * @return at least 0
   */
  int count(String text);
}
