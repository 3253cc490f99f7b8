package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File of Sphinx-3: a text header ({@code s3}, attributes, {@code endhdr}), a number that shows the
 * byte order, 32-bit numbers, and a checksum if the header announces one. Not thread-safe.
 */
final class S3File {

  private static final int MAX_HEADER = 4096;
  private static final int BYTE_ORDER_MARK = 0x11223344;

  private final BinaryFile in;
  private final boolean hasChecksum;
  private int checksum;

  private S3File(BinaryFile in, boolean hasChecksum) {
    this.in = in;
    this.hasChecksum = hasChecksum;
  }

  /** Opens a file of a version, such as "1.0". */
  static S3File open(Path file, String version) throws IOException {
    BinaryFile in = new BinaryFile(file);
    int length = Math.min(MAX_HEADER, in.remaining());
    String start = new String(in.bytes(length, "header"), StandardCharsets.ISO_8859_1);
    in.seek(0);
    if (!start.startsWith("s3")) {
      throw in.malformed(0, "a file of Sphinx-3, which begins with \"s3\"", shown(start));
    }
    int end = start.indexOf("endhdr");
    int lineEnd = start.indexOf('\n', Math.max(0, end));
    if (end < 0 || lineEnd < 0) {
      throw in.malformed(
          0, "a header with \"endhdr\" in the first " + MAX_HEADER + " bytes", "none");
    }
    String[] words = start.substring(2, end).strip().split("\\s+");
    String found = "";
    boolean hasChecksum = false;
    for (int i = 0; i + 1 < words.length; i += 2) {
      found = words[i].equals("version") ? words[i + 1] : found;
      hasChecksum |= words[i].equals("chksum0") && words[i + 1].equals("yes");
    }
    if (!found.equals(version)) {
      throw in.malformed(0, "version " + version, found.isEmpty() ? "none" : "version " + found);
    }
    in.seek(lineEnd + 1);
    int mark = in.int32("byte order mark");
    if (mark == Integer.reverseBytes(BYTE_ORDER_MARK)) {
      in.order(ByteOrder.BIG_ENDIAN);
    } else if (mark != BYTE_ORDER_MARK) {
      throw in.malformed(4, "the byte order mark 0x11223344", String.format("0x%08x", mark));
    }
    return new S3File(in, hasChecksum);
  }

  private static String shown(String start) {
    String head = start.substring(0, Math.min(12, start.length()));
    return head.isEmpty() ? "an empty file" : "\"" + head.replaceAll("[^ -~]", "?") + "\"";
  }

  int count(String what, int min, int max) throws IOException {
    return add(in.count(what, min, max));
  }

  /** Checks that the next number is the product of counts before it. */
  void requireCount(String what, long product) throws IOException {
    int value = add(in.int32(what));
    if (value != product) {
      throw in.malformed(4, what + " of " + product, "" + value);
    }
  }

  /** Reads numbers, which must be finite. */
  float[] floats(long count, String what) throws IOException {
    if (4 * count > in.remaining()) {
      throw in.malformed(0, count + " numbers of 4 bytes for " + what, in.remaining() + " bytes");
    }
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(add(in.int32(what)));
      if (!Float.isFinite(values[i])) {
        throw in.malformed(4, "a finite number for " + what, "" + values[i]);
      }
    }
    return values;
  }

  private int add(int value) {
    checksum = (checksum << 20 | checksum >>> 12) + value;
    return value;
  }

  /** Compares the checksum, if there is one, and fails if more bytes follow. */
  void end() throws IOException {
    if (hasChecksum) {
      int stated = in.int32("checksum");
      if (stated != checksum) {
        throw in.malformed(
            4, String.format("checksum 0x%08x", checksum), String.format("0x%08x", stated));
      }
    }
    in.requireEnd("the checksum");
  }

  IOException malformed(int before, String expected, String found) {
    return in.malformed(before, expected, found);
  }
}
