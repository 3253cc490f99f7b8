package dev.caesura.audio.io;

import dev.caesura.audio.AudioStream;
import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Stream of the mixed samples of a WAV file, from a given frame on. */
final class WavStream implements AudioStream {

  private static final int BLOCK_BYTES = 1 << 16;

  private final FileChannel file;
  private final String name;
  private final WavLayout layout;
  private final ByteBuffer block;
  private final int first;
  private final int end;
  private long frame;

  WavStream(FileChannel file, String name, WavLayout layout, AudioSettings settings, long frame) {
    first = settings.firstChannel();
    end = settings.endChannel(layout.channels());
    this.file = file;
    this.name = name;
    this.layout = layout;
    this.frame = frame;
    int frames = Math.max(1, BLOCK_BYTES / layout.frameBytes());
    block = ByteBuffer.allocate(frames * layout.frameBytes()).order(ByteOrder.LITTLE_ENDIAN).flip();
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int frameBytes = layout.frameBytes();
    if (block.remaining() < frameBytes && !fill()) {
      return -1;
    }
    int count = Math.min(length, block.remaining() / frameBytes);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = mix(block.position());
      block.position(block.position() + frameBytes);
      frame++;
    }
    return count;
  }

  private boolean fill() throws IOException {
    long left = layout.frames() - frame;
    if (left <= 0) {
      return false;
    }
    block.clear();
    block.limit((int) Math.min(block.capacity(), left * layout.frameBytes()));
    long at = layout.dataStart() + frame * layout.frameBytes();
    while (block.hasRemaining()) {
      long position = at + block.position();
      if (readAt(position) < 0) {
        throw new BytePosition(name, position)
            .malformed(
                (left * layout.frameBytes() - block.position()) + " more bytes of samples",
                "the end of the file, which has become shorter since it was opened");
      }
    }
    block.flip();
    return true;
  }

  private int readAt(long position) throws IOException {
    try {
      return file.read(block, position);
    } catch (IOException e) {
      throw FileBytes.named(name, e);
    }
  }

  private float mix(int at) throws IOException {
    SampleFormat format = layout.format();
    double sum = 0;
    for (int c = first; c < end; c++) {
      sum += format.at(block, at + c * format.bytes());
    }
    float mean = (float) (sum / (end - first));
    if (!Float.isFinite(mean)) {
      long offset = layout.dataStart() + frame * layout.frameBytes();
      throw new IOException(
          new BytePosition(name, offset).message("a finite sample " + frame, Float.toString(mean)));
    }
    return mean;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
