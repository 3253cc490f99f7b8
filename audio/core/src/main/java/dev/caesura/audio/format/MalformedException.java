package dev.caesura.audio.format;

import java.io.IOException;

/** A text that is not in its format; callers catch {@link IOException}. */
final class MalformedException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }

  MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
