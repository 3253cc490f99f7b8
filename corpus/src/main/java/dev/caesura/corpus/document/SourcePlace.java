package dev.caesura.corpus.document;

import java.util.Objects;

/**
 * Place in the file that a document was read from. Immutable and thread-safe.
 *
 * @param line the line, from 1; 0 if the format has no lines
 * @param page the page of the file, from 1; 0 if the format has no pages
 * @param element the identifier or path of the element, such as {@code u.seg3} or {@code
 *     OEBPS/chapter1.xhtml}; empty if there is none
 */
public record SourcePlace(long line, int page, String element) {

  /** A place that is not known. */
  public static final SourcePlace UNKNOWN = new SourcePlace(0, 0, "");

  /** Rejects numbers below 0. */
  public SourcePlace {
    if (line < 0 || page < 0) {
      throw new IllegalArgumentException(
          "line " + line + ", page " + page + ": expected numbers of at least 0");
    }
    Objects.requireNonNull(element, "element");
  }

  /**
   * Returns the place of a line.
   *
   * @param line the line, from 1
   * @return the place
   */
  public static SourcePlace ofLine(long line) {
    return new SourcePlace(line, 0, "");
  }

  /**
   * Returns the place of a page.
   *
   * @param page the page, from 1
   * @return the place
   */
  public static SourcePlace ofPage(int page) {
    return new SourcePlace(0, page, "");
  }

  /**
   * Returns the place of an element.
   *
   * @param element the identifier or path of the element
   * @param line its line, from 1; 0 if that is not known
   * @return the place
   */
  public static SourcePlace ofElement(String element, long line) {
    return new SourcePlace(line, 0, element);
  }

  /**
   * Returns the place for messages.
   *
   * @return for example {@code line 12}, {@code page 3} or {@code s1.p2, line 12}; empty if nothing
   *     is known
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(element);
    if (page > 0) {
      text.append(text.isEmpty() ? "" : ", ").append("page ").append(page);
    }
    if (line > 0) {
      text.append(text.isEmpty() ? "" : ", ").append("line ").append(line);
    }
    return text.toString();
  }
}
