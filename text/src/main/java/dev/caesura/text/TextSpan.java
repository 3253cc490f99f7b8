package dev.caesura.text;

/**
 * Half-open range of a text, {@code [start, end)}, in Java {@code String} indexes (UTF-16 units).
 *
 * <p>Empty spans are allowed. Immutable and thread-safe.
 *
 * @param start first index, at least 0
 * @param end one past the last index, at least {@code start}
 */
public record TextSpan(int start, int end) implements Comparable<TextSpan> {

  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "span [" + start + ", " + end + "): expected 0 <= start <= end");
    }
  }

  /**
   * Returns the number of UTF-16 units.
   *
   * @return {@code end - start}, at least 0
   */
  public int length() {
    return end - start;
  }

  /**
   * Returns the text that the span covers.
   *
   * @param text the text that the span was made for
   * @return the covered substring
   * @throws StringIndexOutOfBoundsException if the text ends inside the span
   */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** Orders by start, then by end. */
  @Override
  public int compareTo(TextSpan other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
