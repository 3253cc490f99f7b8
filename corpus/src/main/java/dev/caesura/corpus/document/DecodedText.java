package dev.caesura.corpus.document;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/**
 * Text of a file with its encoding. Immutable and thread-safe.
 *
 * @param text the text without a byte order mark
 * @param charset the encoding
 * @param remark that the encoding was guessed, and from what; empty if the file or the caller
 *     states it, or if it is valid UTF-8
 */
public record DecodedText(String text, Charset charset, Optional<ReadingRemark> remark) {

  /** Rejects null. */
  public DecodedText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(remark, "remark");
  }
}
