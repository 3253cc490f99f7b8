package dev.caesura.audio.codec;

import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.Tags;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Start of an MP3 file: where the audio begins, and how many samples the encoder added before and
 * after it (the Xing, Info or VBRI tag).
 *
 * <p>Without that tag no sample is removed, as in ffmpeg, so that times agree with the tools that
 * made most transcripts.
 *
 * <p>The counts hold for the frames that the tag states, and not for what was joined to the file
 * later. As in ffmpeg, the samples of those frames are followed by all of the later ones.
 *
 * @param first the first frame's header
 * @param offset the byte where the first frame of audio begins
 * @param skip samples to drop at the start
 * @param paddingStart the first sample that the encoder added at the end, with those of {@code
 *     skip} counted; {@link Long#MAX_VALUE} if the file does not state it
 * @param paddingEnd the first sample after the stated frames
 * @param frames the number of frames of audio that the file states; 0 if it does not
 * @param bytes the number of bytes of the file that the file states; 0 if it does not
 */
record Mp3Header(
    Mp3Frame first,
    long offset,
    int skip,
    long paddingStart,
    long paddingEnd,
    long frames,
    long bytes) {

  /** Delay of a decoder: 528 samples of the filter bank and 1 (LAME's technical FAQ). */
  private static final int DECODER_DELAY = 529;

  /** Where the tag of Fraunhofer's encoder begins, and its letters. */
  private static final int VBRI = 36;

  private static final int VBRI_ID = 0x56425249;

  static Mp3Header of(Path path, String name) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long at = Tags.skip(file, 0);
      ByteBuffer head = ByteBuffer.allocate(4);
      Mp3Frame first = Tags.read(file, at, head) < 4 ? null : Mp3Frame.of(head.getInt(0));
      if (first == null) {
        throw new BytePosition(name, at).malformed("an MPEG audio frame", "other data");
      }
      ByteBuffer frame = ByteBuffer.allocate(first.bytes());
      int read = Tags.read(file, at, frame);
      int tag = first.tagOffset();
      if (first.layer() != 3 || read < tag + 8) {
        return plain(first, at);
      }
      if (read >= VBRI + 18 && frame.getInt(VBRI) == VBRI_ID) {
        long bytes = Integer.toUnsignedLong(frame.getInt(VBRI + 10));
        long frames = Integer.toUnsignedLong(frame.getInt(VBRI + 14));
        long next = at + first.bytes();
        return new Mp3Header(first, next, 0, Long.MAX_VALUE, Long.MAX_VALUE, frames, bytes);
      }
      String id = new String(frame.array(), tag, 4, StandardCharsets.ISO_8859_1);
      if (!id.equals("Xing") && !id.equals("Info")) {
        return plain(first, at);
      }
      return tagged(first, at + first.bytes(), frame, tag);
    }
  }

  private static Mp3Header tagged(Mp3Frame first, long offset, ByteBuffer frame, int tag) {
    int flags = frame.getInt(tag + 4);
    int at = tag + 8;
    long frames = 0;
    long bytes = 0;
    if ((flags & 1) != 0 && at + 4 <= frame.capacity()) {
      frames = Integer.toUnsignedLong(frame.getInt(at));
    }
    at += (flags & 1) != 0 ? 4 : 0;
    if ((flags & 2) != 0 && at + 4 <= frame.capacity()) {
      bytes = Integer.toUnsignedLong(frame.getInt(at));
    }
    at += (flags & 2) != 0 ? 4 : 0;
    at += ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    // LAME's extension: 9 bytes of encoder name, and from byte 21 twice 12 bits.
    if (at + 24 > frame.capacity() || frame.get(at) == 0) {
      return new Mp3Header(first, offset, 0, Long.MAX_VALUE, Long.MAX_VALUE, frames, bytes);
    }
    int delays = frame.getInt(at + 20) & 0xffffff;
    int delay = delays >> 12;
    int padding = delays & 0xfff;
    long end = frames * first.samples();
    long start = end - padding + DECODER_DELAY;
    boolean known = frames > 0 && start > delay + DECODER_DELAY;
    return new Mp3Header(
        first,
        offset,
        delay + DECODER_DELAY,
        known ? Math.min(start, end) : Long.MAX_VALUE,
        known ? end : Long.MAX_VALUE,
        frames,
        bytes);
  }

  private static Mp3Header plain(Mp3Frame first, long at) {
    return new Mp3Header(first, at, 0, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
  }

  /**
   * Returns how many of the stated frames are missing. Some encoders count the frame of the tag:
   * one frame is missing only if bytes are, too.
   *
   * @param found the frames of the file
   * @param end the byte where its audio ends
   */
  long missing(long found, long end) {
    long missing = Math.max(0, frames - found);
    long lost = bytes - (end - (offset - first.bytes()));
    return missing == 1 && lost < first.bytes() / 2 ? 0 : missing;
  }

  /** Returns the index among the decoded samples of a sample of the recording. */
  long decoded(long sample) {
    long at = sample + skip;
    return at < paddingStart ? at : at + paddingEnd - paddingStart;
  }

  /** Returns the index in the recording of a decoded sample; of the next one if it is dropped. */
  long recorded(long sample) {
    long at =
        sample < paddingStart ? sample : Math.max(paddingStart, sample - paddingEnd + paddingStart);
    return Math.max(0, at - skip);
  }
}
