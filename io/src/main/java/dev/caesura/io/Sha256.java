package dev.caesura.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests of files and bytes. Pure functions, safe for use by many threads. */
public final class Sha256 {

  private Sha256() {}

  /**
   * Returns the digest of the bytes of files, one file after the other.
   *
   * @param files read in blocks, in this order
   * @return 64 lower-case hex digits; without a file, the digest of no bytes
   * @throws IOException if a file cannot be read
   */
  public static String ofFiles(Path... files) throws IOException {
    MessageDigest digest = digest();
    for (Path file : files) {
      try (InputStream in = FileBytes.open(file)) {
        update(digest, in);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns the digest of all bytes of a stream as text.
   *
   * @param in the bytes; stays open
   * @return 64 lower-case hexadecimal digits, as for a file with these bytes
   * @throws IOException if the stream cannot be read
   */
  public static String ofStream(InputStream in) throws IOException {
    MessageDigest digest = digest();
    update(digest, in);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] block = new byte[1 << 16];
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      digest.update(block, 0, read);
    }
  }

  /**
   * Returns the digest of bytes as text.
   *
   * @param bytes any bytes
   * @return 64 lower-case hex digits
   */
  public static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(digestOf(bytes));
  }

  /**
   * Returns the digest of bytes.
   *
   * @param bytes any bytes
   * @return 32 bytes
   */
  public static byte[] digestOf(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
