package dev.caesura.audio.io;

import java.io.IOException;
import java.io.Serial;

/**
 * Thrown when a file is well formed, but uses a codec or a feature that its Java reader lacks.
 * {@link AudioFiles} tries ffmpeg then.
 */
public final class UnsupportedCodecException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param message file, byte offset, what was expected and what was found
   */
  public UnsupportedCodecException(String message) {
    super(message);
  }
}
