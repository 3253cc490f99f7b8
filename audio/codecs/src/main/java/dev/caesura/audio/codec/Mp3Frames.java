package dev.caesura.audio.codec;

import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.UnsupportedCodecException;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The frames of an MP3 file as one stream without gaps, checked header by header.
 *
 * <p>JLayer searches for anything that looks like a frame and does not report what it skips; this
 * stream leaves nothing to skip. It ends where the number of channels changes, and begins again
 * with {@link #nextRun}. Tags between frames and at the end are passed over, and a truncated last
 * frame is dropped and reported. Other data is damage: if the settings are lenient, silent frames
 * take its place, as many as would have filled the same bytes.
 */
final class Mp3Frames extends InputStream {

  private final Mp3Scanner scanner;
  private final String name;
  private final Mp3Frame first;
  private final AudioSettings settings;
  private long offset;
  private byte[] frame = new byte[0];
  private int used;
  private long frames;
  private int silent;
  private IOException failure;
  private boolean ended;
  private boolean runEnded;
  private int channels;
  private int mostChannels;

  /** Bytes of main data since the last gap, from which a frame may borrow. */
  private long reservoir = Long.MAX_VALUE;

  Mp3Frames(Path path, String name, Mp3Header header, AudioSettings settings) throws IOException {
    this.name = name;
    this.settings = settings;
    first = header.first();
    offset = header.offset();
    scanner = new Mp3Scanner(path);
  }

  /** Checks that a file has one sample rate; returns the most channels of a frame. */
  static int channels(Path path, String name, Mp3Header header) throws IOException {
    AudioSettings quiet = AudioSettings.defaults().withLenient(true).withWarnings(text -> {});
    try (Mp3Frames frames = new Mp3Frames(path, name, header, quiet)) {
      frames.skipFrames(Long.MAX_VALUE);
      return frames.mostChannels;
    }
  }

  /** Returns whether a frame is left; its channels may differ from those of the last one. */
  boolean nextRun() {
    if (used == frame.length && !advance()) {
      return false;
    }
    runEnded = false;
    return true;
  }

  /** Returns the number of channels of the frame that was begun last. */
  int channels() {
    return channels;
  }

  /** Skips frames. */
  void skipFrames(long count) throws IOException {
    for (long i = 0; i < count && advance(); i++) {
      used = frame.length;
    }
    used = frame.length;
    runEnded = false;
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
    if (runEnded || (used == frame.length && !advance()) || runEnded) {
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
    while (silent == 0 && !isWhole(offset)) {
      if (!pass()) {
        return false;
      }
    }
    if (silent > 0) {
      silent--;
      frame = silence();
    } else {
      byte[] whole = new byte[scanner.frame(offset).bytes()];
      scanner.read(offset, whole);
      frame = borrowed(whole);
      offset += whole.length;
    }
    used = 0;
    frames++;
    int now = (frame[3] & 0xc0) == 0xc0 ? 1 : 2;
    runEnded = channels != 0 && now != channels;
    channels = now;
    mostChannels = Math.max(mostChannels, now);
    return true;
  }

  /** Tests whether a frame begins at an offset, and is followed by another one or a regular end. */
  private boolean isWhole(long at) throws IOException {
    Mp3Frame here = scanner.frame(at);
    if (here == null || !here.continues(first)) {
      return false;
    }
    long next = at + here.bytes();
    if (next > scanner.size()) {
      return false;
    }
    if (scanner.endsAt(next) || scanner.continues(next, first)) {
      return true;
    }
    // Either other data comes after this frame, or bytes of it are missing.
    long found = scanner.find(at + 4, first);
    return found < 0 || found >= next;
  }

  /** Passes over what is not a frame; returns false at the end of the audio. */
  private boolean pass() throws IOException {
    long tag = scanner.tagBytes(offset);
    if (tag > 0) {
      offset += tag;
      return true;
    }
    long next = scanner.find(offset + 1, first);
    Mp3Frame here = scanner.frame(offset);
    if (next < 0) {
      long end = scanner.afterZeros(offset);
      boolean truncated = here != null && here.continues(first);
      if (end < scanner.size() && scanner.tagBytes(end) > 0) {
        offset = end;
        return true;
      }
      if (truncated) {
        settings.damaged(
            new BytePosition(name, offset)
                .message(
                    "an MPEG audio frame of " + here.bytes() + " bytes",
                    "the end of the file after " + (scanner.size() - offset)));
        return false;
      }
      if (scanner.size() - end < 4) {
        return false;
      }
    }
    if (here != null && !here.continues(first) && scanner.isConfirmed(offset, here)) {
      throw new UnsupportedCodecException(
          new BytePosition(name, offset)
              .message("an MPEG audio frame like the first (" + first + ")", here.toString()));
    }
    long end = next < 0 ? scanner.size() : next;
    settings.damaged(
        new BytePosition(name, offset)
            .message(
                "an MPEG audio frame like the first (" + first + ")",
                String.format(
                    "%d bytes of other data (%08x)", end - offset, scanner.word(offset))));
    if (next >= 0 && frame.length > 0) {
      double lost = (double) (end - offset) / frame.length;
      silent = (int) Math.max(here == null ? 0 : 1, Math.round(lost));
    }
    reservoir = 0;
    offset = end;
    return true;
  }

  /** Returns a frame of silence: a header without checksum, and zeros. */
  private byte[] silence() {
    byte[] like = new byte[frame.length];
    System.arraycopy(frame, 0, like, 0, Math.min(4, frame.length));
    if (like.length > 1) {
      like[1] |= 1;
    }
    return like;
  }

  /** Silences a frame that borrows bits from before a gap; later frames may borrow its own bits. */
  private byte[] borrowed(byte[] whole) {
    if (first.layer() != 3 || reservoir == Long.MAX_VALUE) {
      return whole;
    }
    int side = 4 + ((whole[1] & 1) == 0 ? 2 : 0);
    int main = side + Mp3Frame.of(ByteBuffer.wrap(whole).getInt()).tagOffset() - 4;
    int begin = whole[side] & 0xff;
    if (first.version() == 1) {
      begin = begin << 1 | (whole[side + 1] & 0x80) >> 7;
    }
    if (begin > reservoir) {
      Arrays.fill(whole, 4, main, (byte) 0);
      whole[1] |= 1; // no checksum
      // JLayer forgets what comes before the bits that a frame borrows.
      int bits = first.version() == 1 ? 9 : 8;
      int kept = (int) Math.min(reservoir, (1 << bits) - 1) << (16 - bits);
      whole[4] = (byte) (kept >> 8);
      whole[5] = (byte) kept;
    }
    reservoir += whole.length - main;
    return whole;
  }

  @Override
  public void close() throws IOException {
    scanner.close();
  }
}
