package dev.caesura.corpus.pdf;

import java.util.List;

/**
 * What stands on a page. Immutable.
 *
 * @param number the page, from 1
 * @param height its height in points
 * @param words its words, in no order
 * @param hasImages whether it shows pictures
 * @param unmapped characters that the file gives no Unicode for
 * @param turned characters that are turned against most of the others, which are left out
 * @param turnedText their text
 */
record PdfPage(
    int number,
    double height,
    List<PdfWord> words,
    boolean hasImages,
    int unmapped,
    int turned,
    String turnedText) {

  /** Returns a copy with other words. */
  PdfPage withWords(List<PdfWord> others) {
    return new PdfPage(number, height, others, hasImages, unmapped, turned, turnedText);
  }
}
