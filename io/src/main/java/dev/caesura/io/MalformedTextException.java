package dev.caesura.io;

import java.io.IOException;

/** Thrown when a text is not in its format. The message states file, line and what is wrong. */
public final class MalformedTextException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message file, line, what was expected and what was found
   * @param cause the failure of a parser, or null
   */
  public MalformedTextException(String message, Throwable cause) {
    super(message, cause);
  }
}
