package dev.caesura.audio.io;

import dev.caesura.io.BytePosition;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Parses the chunks of a RIFF, RF64 or BW64 file up to its samples. For a single use. */
final class WavParser {

  /** More chunks than any recorder writes: a file of empty chunks must not take hours. */
  private static final int MAX_CHUNKS = 10_000;

  private static final long UNKNOWN = 0xffffffffL;
  private static final long WRAP = 1L << 32;

  private final FileChannel file;
  private final String name;
  private final long size;
  private final ByteBuffer head = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);

  private SampleFormat format;
  private int channels;
  private int rate;
  private long largeSize = -1;

  WavParser(FileChannel file, String name) throws IOException {
    this.file = file;
    this.name = name;
    this.size = file.size();
  }

  WavLayout parse() throws IOException {
    read(0, 12, "a RIFF header of 12 bytes");
    String form = id(0);
    if (!form.equals("RIFF") && !form.equals("RF64") && !form.equals("BW64")) {
      throw bad(0, "'RIFF', 'RF64' or 'BW64'", quoted(form));
    }
    if (!id(8).equals("WAVE")) {
      throw bad(8, "'WAVE'", quoted(id(8)));
    }
    long at = 12;
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      if (size - at < 8) {
        throw bad(at, format == null ? "a 'fmt ' chunk" : "a 'data' chunk", "the end of the file");
      }
      read(at, 8, "a chunk header");
      String id = id(0);
      long length = unsigned(4);
      if (id.equals("data")) {
        return layout(at, length);
      }
      if (id.equals("fmt ")) {
        format(at, length);
      } else if (id.equals("ds64") && length >= 16) {
        read(at + 8, 16, "the sizes of a 'ds64' chunk");
        largeSize = head.getLong(8);
      }
      at = after(at, length);
    }
    throw bad(at, "a 'data' chunk", "more than " + MAX_CHUNKS + " other chunks");
  }

  /** Returns the next chunk; chunks of odd length are padded, though some writers forget to. */
  private long after(long at, long length) throws IOException {
    long end = at + 8 + length;
    if (length % 2 == 0) {
      return end;
    }
    return !looksLikeChunk(end + 1) && looksLikeChunk(end) ? end : end + 1;
  }

  private boolean looksLikeChunk(long at) throws IOException {
    if (at < 0 || size - at < 8) {
      return false;
    }
    read(at, 8, "a chunk header");
    for (int i = 0; i < 4; i++) {
      if (head.get(i) < 0x20 || head.get(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  private void format(long at, long length) throws IOException {
    if (length < 16) {
      throw bad(at + 4, "a 'fmt ' chunk of at least 16 bytes", length + " bytes");
    }
    int held = (int) Math.min(length, 40);
    read(at + 8, held, "a 'fmt ' chunk of " + length + " bytes");
    int tag = head.getShort(0) & 0xffff;
    int bits = head.getShort(14) & 0xffff;
    int blockAlign = head.getShort(12) & 0xffff;
    channels = head.getShort(2) & 0xffff;
    rate = head.getInt(4);
    if (tag == 0xfffe) {
      if (held < 40) {
        throw bad(at + 4, "an extensible 'fmt ' chunk of 40 bytes", length + " bytes");
      }
      tag = head.getShort(24) & 0xffff;
    }
    if (channels == 0) {
      throw bad(at + 10, "at least 1 channel", "0");
    }
    if (rate < 1) {
      throw bad(at + 12, "a sample rate in [1, 2147483647]", Integer.toUnsignedString(rate));
    }
    format = format(tag, bits, at);
    widen(at, bits, blockAlign);
  }

  /** Checks the bytes of a frame: 0 stands for the fewest, and 24 bits may be in 4 bytes. */
  private void widen(long at, int bits, int blockAlign) throws IOException {
    int least = format.bytes() * channels;
    if (blockAlign == 0 || blockAlign == least) {
      return;
    }
    if (format == SampleFormat.INT_24 && blockAlign == 4 * channels) {
      format = SampleFormat.FLOAT_24; // which of three it is depends on the samples
      return;
    }
    throw bad(
        at + 20,
        least + " bytes per frame (" + channels + " x " + bits + " bits)",
        Integer.toString(blockAlign));
  }

  private SampleFormat format(int tag, int bits, long at) throws IOException {
    // Widths that are not whole bytes are stored in the upper bits of the next wider container.
    return switch (tag) {
      case 1 -> {
        if (bits < 1 || bits > 32) {
          throw bad(at + 22, "1 to 32 bits of PCM", Integer.toString(bits));
        }
        yield SampleFormat.ofInteger((bits + 7) / 8);
      }
      case 3 -> {
        if (bits != 32 && bits != 64) {
          throw bad(at + 22, "32 or 64 bits of float", Integer.toString(bits));
        }
        yield bits == 32 ? SampleFormat.FLOAT_32 : SampleFormat.FLOAT_64;
      }
      case 6, 7 -> {
        if (bits != 8) {
          throw bad(at + 22, "8 bits of A-law or mu-law", Integer.toString(bits));
        }
        yield tag == 6 ? SampleFormat.A_LAW : SampleFormat.MU_LAW;
      }
      default ->
          throw new UnsupportedCodecException(
              message(at + 8, "PCM, float, A-law or mu-law samples", codec(tag)));
    };
  }

  private static String codec(int tag) {
    String known =
        switch (tag) {
          case 0x02 -> " (Microsoft ADPCM)";
          case 0x11 -> " (IMA ADPCM)";
          case 0x31 -> " (GSM 6.10)";
          case 0x50, 0x55 -> " (MPEG audio)";
          default -> "";
        };
    return String.format(Locale.ROOT, "codec 0x%04x%s", tag, known);
  }

  private WavLayout layout(long at, long declared) throws IOException {
    if (format == null) {
      throw bad(at, "a 'fmt ' chunk before the samples", "the 'data' chunk");
    }
    long start = at + 8;
    long held = size - start;
    long bytes = declared == UNKNOWN && largeSize >= 0 ? largeSize : declared;
    if (format == SampleFormat.FLOAT_24) {
      format = SampleFormat.of24In4(file, start);
    }
    int frameBytes = format.bytes() * channels;
    String damage = "";
    if (bytes == 0 && chunksFrom(start) != size) {
      bytes = held; // the recorder never filled in the size
    } else if (bytes > held || bytes < 0) {
      if (!isPlaceholder(bytes) && bytes / frameBytes > held / frameBytes) {
        damage = truncated(bytes, held, frameBytes);
      }
      bytes = held;
    } else {
      if (largeSize < 0) {
        bytes += (held - bytes) / WRAP * WRAP; // more than 4 GiB: the 32-bit field has wrapped
      }
      damage = other(chunksFrom(after(at, bytes)), frameBytes);
    }
    return new WavLayout(format, channels, rate, start, bytes / frameBytes, damage);
  }

  /**
   * Tests whether a size stands for one that the writer did not know: programs that write into a
   * pipe have the largest number of 31 or 32 bits there, less headers and rounded to a frame.
   */
  static boolean isPlaceholder(long bytes) {
    return bytes <= 0
        || (bytes >= 0x7fff0000L && bytes <= 0x80000000L)
        || (bytes >= 0xffff0000L && bytes <= UNKNOWN);
  }

  private String truncated(long bytes, long held, int frameBytes) {
    long missing = bytes / frameBytes - held / frameBytes;
    return new BytePosition(name, size)
        .message(
            bytes + " bytes of samples, as the header states",
            String.format(
                Locale.ROOT,
                "the end of the file after %d; %d samples (%.2f s) are missing",
                held,
                missing,
                (double) missing / rate));
  }

  /** Returns a message if audio, or what may be audio, follows the chunks after the samples. */
  private String other(long from, int frameBytes) throws IOException {
    if (size - from < 8 || FileTail.isTail(file, from)) {
      return "";
    }
    read(from, 8, "bytes after the samples");
    long left = size - from;
    return new BytePosition(name, from)
        .message(
            "the end of the file after the samples that the header states",
            String.format(
                Locale.ROOT,
                "%d bytes that begin with %s, %.2f s if they are samples",
                left,
                quoted(id(0)),
                (double) left / frameBytes / rate));
  }

  /** Returns where the well-formed chunks from an offset end; those with samples are not passed. */
  private long chunksFrom(long from) throws IOException {
    long at = Math.min(from, size);
    for (int chunk = 0; chunk < MAX_CHUNKS && looksLikeChunk(at); chunk++) {
      String id = id(0);
      long length = unsigned(4);
      if (id.matches("RIFF|RF64|BW64|data") || at + 8 + length > size) {
        return at;
      }
      at = Math.min(after(at, length), size);
    }
    return at;
  }

  private void read(long at, int count, String expected) throws IOException {
    head.clear().limit(count);
    while (head.hasRemaining()) {
      if (file.read(head, at + head.position()) < 0) {
        throw new EOFException(message(at, expected, "the end of the file at " + size));
      }
    }
  }

  private String id(int index) {
    return new String(head.array(), index, 4, StandardCharsets.ISO_8859_1);
  }

  private long unsigned(int index) {
    return Integer.toUnsignedLong(head.getInt(index));
  }

  private IOException bad(long at, String expected, String found) {
    return new IOException(message(at, expected, found));
  }

  private String message(long at, String expected, String found) {
    return new BytePosition(name, at).message(expected, found);
  }

  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c >= 0x20 && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return shown.append('\'').toString();
  }
}
