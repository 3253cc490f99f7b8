package dev.caesura.corpus.pdf;

/**
 * Word on a page, in points from the top left corner of the page as it is read. Immutable.
 *
 * @param text the characters
 * @param left where it starts
 * @param right where it ends
 * @param baseline the line it stands on, growing downwards
 * @param size the size of its font
 */
record PdfWord(String text, double left, double right, double baseline, double size) {}
