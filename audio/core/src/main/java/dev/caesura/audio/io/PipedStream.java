package dev.caesura.audio.io;

import dev.caesura.audio.AudioStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Objects;

/** Stream that returns the samples that have arrived, and waits only for the first one. */
final class PipedStream implements AudioStream {

  private static final int BLOCK_BYTES = 1 << 16;

  private final InputStream in;
  private final String name;
  private final WavLayout layout;
  private final AudioSettings settings;
  private final boolean isEndless;
  private final byte[] block;
  private final ByteBuffer view;
  private int held;
  private long framesLeft;
  private long frame;

  PipedStream(InputStream in, String name, WavLayout layout, long frames, AudioSettings settings) {
    this.settings = settings;
    isEndless = frames == Long.MAX_VALUE;
    this.in = in;
    this.name = name;
    this.layout = layout;
    framesLeft = frames;
    block = new byte[Math.max(1, BLOCK_BYTES / layout.frameBytes()) * layout.frameBytes()];
    view = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int frameBytes = layout.frameBytes();
    int count = (int) Math.min(framesLeft, Math.min(length, block.length / frameBytes));
    if (count == 0) {
      return -1;
    }
    while (held < frameBytes) {
      int read = in.read(block, held, count * frameBytes - held);
      if (read < 0) {
        long missing = isEndless ? 0 : framesLeft;
        framesLeft = 0; // the bytes of an unfinished sample are dropped
        if (missing > 0) {
          settings.damaged(cut(missing));
        }
        return -1;
      }
      held += read;
    }
    count = Math.min(count, held / frameBytes);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = mix(i * frameBytes);
      frame++;
    }
    held -= count * frameBytes;
    System.arraycopy(block, count * frameBytes, block, 0, held);
    framesLeft -= count;
    return count;
  }

  private String cut(long missing) {
    return String.format(
        Locale.ROOT,
        "%s, sample %d: expected %d more samples, as the header states; found the end of the pipe;"
            + " %.2f s are missing.",
        name,
        frame,
        missing,
        (double) missing / layout.sampleRate());
  }

  private float mix(int at) throws IOException {
    double sum = 0;
    for (int channel = 0; channel < layout.channels(); channel++) {
      sum += layout.format().at(view, at + channel * layout.format().bytes());
    }
    float mean = (float) (sum / layout.channels());
    if (!Float.isFinite(mean)) {
      throw new IOException(
          name + ", sample " + frame + ": expected a finite number; found " + mean + ".");
    }
    return mean;
  }

  @Override
  public void close() {}
}
