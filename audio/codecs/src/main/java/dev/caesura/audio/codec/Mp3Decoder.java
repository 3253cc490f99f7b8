package dev.caesura.audio.codec;

import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.BlockDecoder;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** MP3 decoder on top of JLayer that removes the samples that the encoder added. */
final class Mp3Decoder implements BlockDecoder {

  /**
   * Frames that are decoded before the first one that is needed. A frame borrows bits of up to 511
   * bytes before it (at the lowest bit rate that is ten frames) and overlaps its predecessor.
   */
  private static final int WARM_UP = 16;

  private final String name;
  private final Mp3Header header;
  private final AudioSettings settings;
  private final Mp3Frames frames;
  private Bitstream bits;
  private Decoder decoder = new Decoder();
  private final long start;
  private long decoded;
  private boolean ended;

  /** Index of the next frame's first sample, before any are removed. */
  private long raw;

  Mp3Decoder(Path path, String name, Mp3Header header, long sample, AudioSettings settings)
      throws IOException {
    this.name = name;
    this.header = header;
    this.settings = settings;
    frames = new Mp3Frames(path, name, header, settings);
    boolean ready = false;
    try {
      int samples = header.first().samples();
      long wanted = header.decoded(sample) / samples;
      long skipped = Math.max(0, wanted - WARM_UP);
      frames.skipFrames(skipped);
      decoded = frames.frames();
      raw = decoded * samples;
      bits = new Bitstream(frames);
      boolean more = true;
      for (int i = 0; i < WARM_UP && decoded < wanted && skipped > 0 && more; i++) {
        more = decode() != null;
      }
      start = header.recorded(raw);
      ready = true;
    } finally {
      if (!ready) {
        frames.close();
      }
    }
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public float[] next() throws IOException {
    float[] block = decode();
    return block == null ? finish() : block;
  }

  /** Decodes the next frame without the samples that the encoder added; null after the last. */
  private float[] decode() throws IOException {
    try {
      Header frame = bits.readFrame();
      if (frame == null && frames.nextRun()) {
        bits = new Bitstream(frames); // JLayer keeps the channels of the first frame
        decoder = new Decoder();
        frame = bits.readFrame();
      }
      if (frame == null) {
        return null;
      }
      SampleBuffer output = (SampleBuffer) decoder.decodeFrame(frame, bits);
      bits.closeFrame();
      decoded++;
      float[] mixed = trim(mix(output));
      raw += header.first().samples();
      return mixed;
    } catch (JavaLayerException | RuntimeException e) {
      throw new IOException(
          name
              + ": frame "
              + decoded
              + ", before byte "
              + frames.offset()
              + ": expected MPEG audio data; found malformed data ("
              + e
              + ").",
          e);
    }
  }

  /** Mixes the channels; what JLayer left out, for want of earlier bits, is silence. */
  private float[] mix(SampleBuffer output) {
    short[] samples = output.getBuffer();
    int channels = decoder.getOutputChannels();
    int to = Math.min(channels, settings.endChannel(channels));
    int from = Math.min(to - 1, settings.firstChannel());
    int count = header.first().samples();
    float[] mixed = new float[count];
    for (int i = 0; i < count && (i + 1) * channels <= output.getBufferLength(); i++) {
      int sum = 0;
      for (int c = from; c < to; c++) {
        sum += samples[i * channels + c];
      }
      mixed[i] = sum / ((to - from) * 32768f);
    }
    return mixed;
  }

  /** Removes the samples that the encoder added before and after those of the tag's frames. */
  private float[] trim(float[] mixed) {
    long end = raw + mixed.length;
    if (raw >= header.skip() && (end <= header.paddingStart() || raw >= header.paddingEnd())) {
      return mixed;
    }
    float[] kept = new float[mixed.length];
    int count = 0;
    for (int i = 0; i < mixed.length; i++) {
      long at = raw + i;
      if (at >= header.skip() && (at < header.paddingStart() || at >= header.paddingEnd())) {
        kept[count++] = mixed[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private float[] finish() throws IOException {
    if (frames.failure() != null) {
      throw frames.failure();
    }
    if (decoded != frames.frames()) {
      throw new IOException(
          name
              + ": expected "
              + frames.frames()
              + " frames of MPEG audio; found "
              + (frames.frames() - decoded)
              + " that cannot be decoded.");
    }
    long missing = header.missing(decoded, frames.offset());
    if (missing > 0 && !ended) {
      ended = true;
      settings.damaged(
          new BytePosition(name, frames.offset())
              .message(
                  header.frames() + " frames of MPEG audio, as the tag at the start states",
                  String.format(
                      Locale.ROOT,
                      "the end after %d; %.2f s are missing",
                      decoded,
                      (double) missing * header.first().samples() / header.first().sampleRate())));
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
