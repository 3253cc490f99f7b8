package dev.caesura.audio.io;

import dev.caesura.audio.AudioStream;
import dev.caesura.io.FileBytes;
import java.io.IOException;
import java.util.Objects;

/** Stream that returns a decoder's blocks in the sizes that the caller asks for. */
final class BlockStream implements AudioStream {

  private final BlockDecoder decoder;
  private final String name;
  private float[] block = new float[0];
  private int used;
  private long samples;
  private boolean closed;

  BlockStream(BlockDecoder decoder, String name) {
    this.decoder = decoder;
    this.name = name;
    samples = decoder.start();
  }

  /** Returns the index in the recording of the next sample. */
  long position() {
    return samples;
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      throw new IOException(name + ": expected an open stream; found a closed one.");
    }
    if (length == 0) {
      return 0;
    }
    while (block != null && used == block.length) {
      block = decode();
      used = 0;
    }
    if (block == null) {
      return -1;
    }
    int count = Math.min(length, block.length - used);
    System.arraycopy(block, used, buffer, offset, count);
    used += count;
    samples += count;
    return count;
  }

  /** Third-party decoders answer malformed data with any runtime exception. */
  private float[] decode() throws IOException {
    float[] next;
    try {
      next = decoder.next();
    } catch (IOException e) {
      throw FileBytes.named(name, e);
    } catch (RuntimeException e) {
      throw new IOException(
          name + ", sample " + samples + ": expected audio data; found malformed data (" + e + ").",
          e);
    }
    if (next != null) {
      for (int i = 0; i < next.length; i++) {
        if (!Float.isFinite(next[i])) {
          throw new IOException(
              name
                  + ", sample "
                  + (samples + i)
                  + ": expected a finite number; found "
                  + next[i]
                  + ".");
        }
      }
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      decoder.close();
    }
  }
}
