package dev.caesura.io;

/**
 * A line of a text file, for messages. Immutable.
 *
 * @param file the name of the file
 * @param line the number of the line, from 1
 */
public record TextPosition(String file, long line) {

  private static final int MAX_SHOWN = 120;

  /** What a JSON parser advises its programmer to. */
  private static final String ADVICE = ": enable `JsonReadFeature";

  /** A parser's message may quote a whole file. */
  private static final int MAX_REASON = 300;

  /**
   * Returns the exception for text that is not in its format: {@code FILE, line N: expected X;
   * found 'Y'.}
   *
   * @param expected what the format asks for
   * @param found the text in its place; shortened to 120 characters in one line
   * @return an exception to throw
   */
  public MalformedTextException malformed(String expected, String found) {
    return new MalformedTextException(message(expected, quoted(found)), null);
  }

  /**
   * Returns the exception for text that a parser has refused.
   *
   * @param expected what the format asks for
   * @param cause the parser's exception; the first line of its message is shown as what was found
   * @return an exception to throw
   */
  public MalformedTextException malformed(String expected, Exception cause) {
    String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    int advice = first.indexOf(ADVICE);
    String reason = advice < 0 ? first : first.substring(0, advice);
    return new MalformedTextException(
        message(expected, VisibleText.shortened(reason, MAX_REASON)), cause);
  }

  private String message(String expected, String found) {
    return VisibleText.of(
        this + ": expected " + expected + "; found " + found + (found.endsWith(".") ? "" : "."));
  }

  /** The text in quotes, in one line and shortened. */
  private static String quoted(String found) {
    if (found.isBlank()) {
      return found.isEmpty() ? "nothing" : "white space";
    }
    return "'" + VisibleText.shortened(found.strip().replaceAll("\\s+", " "), MAX_SHOWN) + "'";
  }

  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
