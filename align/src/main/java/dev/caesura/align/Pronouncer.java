package dev.caesura.align;

import java.io.IOException;
import java.util.List;

/** Pronouncer of written words in one language. Implementations are thread-safe. */
public interface Pronouncer {

  /**
   * Returns what reports call the pronouncer.
   *
   * @return a few words; other words mean another pronouncer, whose phones differ
   */
  String description();

  /**
   * Returns the phones of words.
   *
   * @param words words as they are written, without white space
   * @return for each word the names of its phones in the order of speech; empty if the word is not
   *     spoken
   * @throws IOException if a program or file of the pronouncer fails
   */
  List<List<String>> pronounce(List<String> words) throws IOException;
}
