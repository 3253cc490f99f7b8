package dev.caesura.audio.codec;

import dev.caesura.audio.io.BlockDecoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;

/**
 * FLAC decoder on top of jflac that reports damage. jflac alone replaces a frame with a wrong
 * checksum by zeros and skips what it does not understand. If the file is read from its start to
 * its end, the digest of the samples is compared too.
 */
final class FlacDecoder implements BlockDecoder {

  private final FlacHeader header;
  private final String name;
  private final FileChannel file;
  private final FLACDecoder decoder;
  private final MessageDigest digest;
  private final long start;
  private byte[] packed = new byte[0];
  private long samples;

  FlacDecoder(Path path, String name, FlacHeader header, FlacSeeker.FrameStart first)
      throws IOException {
    this.header = header;
    this.name = name;
    start = first.sample();
    samples = start;
    digest = start == 0 && !Arrays.equals(header.md5(), new byte[16]) ? md5() : null;
    file = FileChannel.open(path, StandardOpenOption.READ);
    file.position(first.offset());
    InputStream audio = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
    decoder =
        new FLACDecoder(new SequenceInputStream(new ByteArrayInputStream(header.asStart()), audio));
    decoder.addFrameListener(
        new FrameListener() {
          @Override
          public void processMetadata(Metadata metadata) {}

          @Override
          public void processFrame(Frame frame) {}

          @Override
          public void processError(String message) {
            // Out of the decoder at once: its search for the next frame may never end on bad data.
            throw new UncheckedIOException(new IOException(message.strip()));
          }
        });
    boolean ready = false;
    try {
      decoder.readMetadata();
      ready = true;
    } finally {
      if (!ready) {
        file.close();
      }
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public float[] next() throws IOException {
    Frame frame;
    try {
      frame = decoder.readNextFrame();
    } catch (UncheckedIOException e) {
      throw bad("a FLAC frame", e.getCause().getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw bad("a FLAC frame", "malformed data (" + e + ")", e);
    }
    if (decoder.getBadFrames() > 0) {
      throw bad("a FLAC frame", "malformed data", null);
    }
    if (frame == null) {
      finish();
      return null;
    }
    if (frame.header.channels != header.channels()
        || frame.header.bitsPerSample != header.bits()
        || frame.header.sampleRate != header.sampleRate()) {
      throw bad("a frame like the stream's first", "another format: " + frame.header, null);
    }
    int[][] channels = new int[header.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = decoder.getChannelData()[c].getOutput();
    }
    int count = frame.header.blockSize;
    if (digest != null) {
      update(channels, count);
    }
    samples += count;
    return mix(channels, count);
  }

  private float[] mix(int[][] channels, int count) {
    double scale = 1.0 / (channels.length * (double) (1L << (header.bits() - 1)));
    float[] mixed = new float[count];
    for (int i = 0; i < count; i++) {
      long sum = 0;
      for (int[] channel : channels) {
        sum += channel[i];
      }
      mixed[i] = (float) (sum * scale);
    }
    return mixed;
  }

  private void update(int[][] channels, int count) {
    int width = (header.bits() + 7) / 8;
    int needed = count * channels.length * width;
    if (packed.length < needed) {
      packed = new byte[needed];
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int[] channel : channels) {
        for (int shift = 0; shift < 8 * width; shift += 8) {
          packed[at++] = (byte) (channel[i] >> shift);
        }
      }
    }
    digest.update(packed, 0, needed);
  }

  private void finish() throws IOException {
    if (header.samples() > 0 && samples != header.samples()) {
      throw bad(header.samples() + " samples", "the end of the file after " + samples, null);
    }
    if (digest != null && !Arrays.equals(digest.digest(), header.md5())) {
      throw bad("samples with the digest of the header", "others", null);
    }
  }

  private IOException bad(String expected, String found, Exception cause) {
    long offset = -1;
    try {
      offset = file.position();
    } catch (IOException e) {
      found = found + " (" + e + ")";
    }
    return new IOException(
        name
            + ", before byte "
            + offset
            + ", sample "
            + samples
            + ": expected "
            + expected
            + "; found "
            + found
            + ".",
        cause);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
