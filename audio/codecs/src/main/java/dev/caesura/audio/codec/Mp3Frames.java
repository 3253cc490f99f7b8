package dev.caesura.audio.codec;

import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.io.BytePosition;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The frames of an MP3 file as one stream without gaps, checked header by header.
 *
 * <p>JLayer searches for anything that looks like a frame and does not report what it skips; this
 * stream leaves nothing to skip. It ends at the tags after the audio and at a truncated last frame.
 */
final class Mp3Frames extends InputStream {

  private final FileChannel file;
  private final InputStream bytes;
  private final String name;
  private final Mp3Frame first;
  private long offset;
  private byte[] frame = new byte[0];
  private int used;
  private long frames;
  private IOException failure;
  private boolean ended;

  Mp3Frames(Path path, String name, Mp3Header header) throws IOException {
    this.name = name;
    first = header.first();
    offset = header.offset();
    file = FileChannel.open(path, StandardOpenOption.READ);
    file.position(offset);
    bytes = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
  }

  /** Skips frames. */
  void skipFrames(long count) throws IOException {
    for (long i = 0; i < count && advance(); i++) {
      used = frame.length;
    }
    used = frame.length;
    if (failure != null) {
      throw failure;
    }
  }

  /** Returns the number of frames that were begun or skipped. */
  long frames() {
    return frames;
  }

  long offset() {
    return offset;
  }

  /** Returns the failure that ended the stream before the end of the file, or null. */
  IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads at most the rest of a frame. A failure looks like the end: the decoder reads ahead, and
   * the audio before the failure is still good.
   */
  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    if (used == frame.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, frame.length - used);
    System.arraycopy(frame, used, target, at, count);
    used += count;
    return count;
  }

  private boolean advance() {
    if (!ended) {
      try {
        ended = !readFrame();
      } catch (IOException e) {
        failure = e;
        ended = true;
      }
    }
    return !ended;
  }

  private boolean readFrame() throws IOException {
    byte[] head = bytes.readNBytes(4);
    if (head.length < 4 || endsHere(head)) {
      return false;
    }
    Mp3Frame next = Mp3Frame.of(ByteBuffer.wrap(head).getInt());
    if (next == null || !next.continues(first)) {
      String found =
          next == null ? String.format("bytes %08x", ByteBuffer.wrap(head).getInt()) : "";
      throw new IOException(
          new BytePosition(name, offset)
              .message(
                  "an MPEG audio frame like the first (" + first + ")",
                  next == null ? found : next.toString()));
    }
    byte[] whole = new byte[next.bytes()];
    System.arraycopy(head, 0, whole, 0, 4);
    if (bytes.readNBytes(whole, 4, whole.length - 4) < whole.length - 4) {
      return false; // the last frame is truncated
    }
    frame = whole;
    used = 0;
    offset += whole.length;
    frames++;
    return true;
  }

  /** Tests for tags and zeros after the last frame; the tags are ID3, APE and Lyrics3. */
  private boolean endsHere(byte[] head) throws IOException {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.matches("(?s)TAG.|ID3.|APET|LYRI|3DI.")) {
      return true;
    }
    if (ByteBuffer.wrap(head).getInt() != 0) {
      return false;
    }
    byte[] block = new byte[1 << 12];
    for (int read = bytes.read(block); read > 0; read = bytes.read(block)) {
      for (int i = 0; i < read; i++) {
        if (block[i] != 0) {
          return block[i] == 'T' || block[i] == 'A' || block[i] == 'I' || block[i] == 'L';
        }
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
