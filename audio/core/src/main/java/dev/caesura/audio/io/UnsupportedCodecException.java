package dev.caesura.audio.io;

import java.io.IOException;
import java.io.Serial;

/**
 * The file is well formed, but holds a codec that its Java reader lacks: {@code ffmpeg} may help.
 */
final class UnsupportedCodecException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  UnsupportedCodecException(String message) {
    super(message);
  }
}
