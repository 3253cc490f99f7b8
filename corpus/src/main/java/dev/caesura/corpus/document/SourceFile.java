package dev.caesura.corpus.document;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * File that a transcript is read from, perhaps compressed with gzip. Immutable and thread-safe,
 * except that callers must not change the bytes it returns.
 */
public final class SourceFile {

  /** Bytes that are enough to detect a format. */
  private static final int START_BYTES = 1 << 16;

  /** No transcript is longer, and a Java string holds at most 2^31 - 1 characters. */
  static final int MAX_BYTES = 1 << 30;

  private final Path path;
  private final byte[] start;

  private SourceFile(Path path, byte[] start) {
    this.path = path;
    this.start = start;
  }

  /**
   * Opens a file and reads how it begins.
   *
   * @param path the file
   * @return the file
   * @throws IOException if it cannot be read, or is a folder
   */
  public static SourceFile of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": expected a transcript; found a folder.");
    }
    try (InputStream in = Gzip.open(FileBytes.open(path), path.toString())) {
      return new SourceFile(path, in.readNBytes(START_BYTES));
    }
  }

  /**
   * Returns the file.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }

  /**
   * Returns the name of the file without its folder, and without {@code .gz}.
   *
   * @return a name such as {@code talk.xml}
   */
  public String fileName() {
    String name = String.valueOf(path.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
  }

  /**
   * Returns the name of the file without folder and extension, which identifies its document where
   * the file does not.
   *
   * @return a name such as {@code talk}; not blank
   */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Returns the extension of the file.
   *
   * @return the extension in lower case, without a dot; empty if there is none
   */
  public String extension() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Returns how the file begins.
   *
   * @return its first bytes, decompressed, at most 64 KiB
   */
  public byte[] start() {
    return start.clone();
  }

  /** Returns whether the start is the whole file. */
  boolean isWhole() {
    return start.length < START_BYTES;
  }

  /**
   * Returns whether the file begins with some bytes.
   *
   * @param signature the bytes, as characters up to U+00FF
   * @return whether they are the first ones
   */
  public boolean startsWith(String signature) {
    boolean same = start.length >= signature.length();
    for (int i = 0; same && i < signature.length(); i++) {
      same = (start[i] & 0xFF) == signature.charAt(i);
    }
    return same;
  }

  /**
   * Opens the file.
   *
   * @return its bytes, decompressed
   * @throws IOException if it cannot be read
   */
  public InputStream open() throws IOException {
    return Gzip.open(FileBytes.open(path), path.toString());
  }

  /**
   * Reads the whole file.
   *
   * @return its bytes, decompressed
   * @throws IOException if it cannot be read, or has more than 1 GiB
   */
  public byte[] bytes() throws IOException {
    // Nothing is shorter than what it is compressed to, but for a few bytes.
    if (Files.size(path) > MAX_BYTES) {
      throw tooLong();
    }
    try (InputStream in = open()) {
      byte[] all = in.readNBytes(MAX_BYTES + 1);
      if (all.length > MAX_BYTES) {
        throw tooLong();
      }
      return all;
    }
  }

  private IOException tooLong() {
    return new IOException(
        path + ": expected a transcript of at most " + MAX_BYTES + " bytes; found more.");
  }

  /**
   * Reads the whole file as text.
   *
   * @param settings the encoding, if the caller knows it
   * @return the text, its encoding, and whether that was guessed
   * @throws IOException if it cannot be read, or its encoding cannot be detected
   */
  public DecodedText text(TranscriptReaderSettings settings) throws IOException {
    return CharsetGuesser.decode(bytes(), path.toString(), settings.charset());
  }

  /** Returns the file for messages. */
  @Override
  public String toString() {
    return path.toString();
  }
}
