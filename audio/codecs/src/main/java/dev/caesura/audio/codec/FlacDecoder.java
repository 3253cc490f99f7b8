package dev.caesura.audio.codec;

import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.BlockDecoder;
import dev.caesura.audio.io.FileTail;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * FLAC decoder that reports damage. If the file is read from its start to its end, the digest of
 * the samples is compared too. With lenient settings, silence takes the place of damaged frames:
 * the next frame states its position.
 */
final class FlacDecoder implements BlockDecoder {

  /** Longest silence in one block. */
  private static final int MAX_SILENCE = 1 << 16;

  private final FlacHeader header;
  private final String name;
  private final AudioSettings settings;
  private final Path path;
  private final FileChannel file;
  private final FlacBits bits;
  private final FlacFrame frame;
  private final long start;
  private MessageDigest digest;
  private byte[] packed = new byte[0];
  private long offset;
  private long samples;
  private long silence;
  private boolean cut;

  FlacDecoder(
      Path path,
      String name,
      FlacHeader header,
      FlacSeeker.FrameStart first,
      AudioSettings settings)
      throws IOException {
    this.header = header;
    this.name = name;
    this.settings = settings;
    this.path = path;
    start = first.sample();
    samples = start;
    offset = first.offset();
    digest = start == 0 && !Arrays.equals(header.md5(), new byte[16]) ? md5() : null;
    file = FileChannel.open(path, StandardOpenOption.READ);
    bits = new FlacBits(file);
    frame = new FlacFrame(bits, header);
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
    while (silence == 0) {
      if (offset >= file.size() || FileTail.isTail(file, offset)) {
        finish();
        return null;
      }
      bits.seek(offset);
      long[][] channels;
      try {
        channels = frame.read();
      } catch (IOException e) {
        if (header.samples() > 0 && samples == header.samples()) {
          settings.damaged(
              message(
                  "the end of the file after " + samples + " samples",
                  file.size() - offset + " bytes of other data"));
          offset = file.size();
        } else {
          pass(e);
        }
        continue;
      }
      offset = bits.offset();
      if (digest != null) {
        update(channels);
      }
      samples += channels[0].length;
      return mix(channels);
    }
    int count = (int) Math.min(silence, MAX_SILENCE);
    silence -= count;
    samples += count;
    return new float[count];
  }

  /** Passes over a damaged frame, to the next one that is whole or the end of the file. */
  private void pass(IOException damage) throws IOException {
    FlacSeeker.FrameStart next = new FlacSeeker(header).after(path, offset, samples);
    long end = next == null ? Math.max(samples, header.samples()) : next.sample();
    long missing = end - samples;
    settings.damaged(
        message(
            "a FLAC frame",
            damage.getMessage() + (missing > 0 ? "; " + missing + " samples are missing" : "")));
    digest = null;
    silence = next == null ? 0 : missing; // a length in the header is not believed
    offset = next == null ? file.size() : next.offset();
    cut = next == null;
  }

  private float[] mix(long[][] channels) {
    int from = settings.firstChannel();
    int to = settings.endChannel(channels.length);
    double scale = 1.0 / ((to - from) * (double) (1L << (header.bits() - 1)));
    float[] mixed = new float[channels[0].length];
    for (int i = 0; i < mixed.length; i++) {
      long sum = 0;
      for (int c = from; c < to; c++) {
        sum += channels[c][i];
      }
      mixed[i] = (float) (sum * scale);
    }
    return mixed;
  }

  private void update(long[][] channels) {
    int width = (header.bits() + 7) / 8;
    int count = channels[0].length;
    int needed = count * channels.length * width;
    if (packed.length < needed) {
      packed = new byte[needed];
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (long[] channel : channels) {
        for (int shift = 0; shift < 8 * width; shift += 8) {
          packed[at++] = (byte) (channel[i] >> shift);
        }
      }
    }
    digest.update(packed, 0, needed);
  }

  private void finish() throws IOException {
    if (header.samples() > 0 && samples != header.samples() && !cut) {
      settings.damaged(
          message(header.samples() + " samples", "the end of the audio after " + samples));
    } else if (digest != null && !Arrays.equals(digest.digest(), header.md5())) {
      settings.damaged(message("samples with the digest of the header", "others"));
    }
    digest = null;
  }

  private String message(String expected, String found) {
    return new BytePosition(name, offset)
        + ", sample "
        + samples
        + ": expected "
        + expected
        + "; found "
        + found
        + ".";
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
