package dev.caesura.audio.codec;

import dev.caesura.audio.io.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.sourceforge.javaflacencoder.FLACOutputStream;

/** Output of the FLAC encoder, which returns to the start to complete the header. */
final class FlacOutput implements FLACOutputStream {

  private final PartFile file;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16);
  private long blockStart;
  private long size;

  FlacOutput(PartFile file) {
    this.file = file;
  }

  void flush() throws IOException {
    block.flip();
    int count = block.remaining();
    file.write(block, blockStart);
    blockStart += count;
    block.clear();
  }

  @Override
  public long seek(long position) throws IOException {
    flush();
    blockStart = position;
    return position;
  }

  @Override
  public int write(byte[] data, int offset, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write(data[offset + i]);
    }
    return count;
  }

  @Override
  public void write(byte data) throws IOException {
    if (!block.hasRemaining()) {
      flush();
    }
    block.put(data);
    size = Math.max(size, getPos());
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean canSeek() {
    return true;
  }

  @Override
  public long getPos() {
    return blockStart + block.position();
  }
}
