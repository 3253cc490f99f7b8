package dev.caesura.audio.dsp;

import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Stream that is resampled as it arrives, with a block and the filter's length in memory. */
final class ResampledStream implements AudioStream {

  private static final int BLOCK = 1 << 13;

  private final AudioStream input;
  private final PolyphaseFilter filter;
  private final float[] window;

  /**
   * The input sample at {@code window[0]}; the silence before the recording counts from below 0.
   */
  private long windowStart;

  private int filled;
  private long next;
  private long end = Long.MAX_VALUE;

  ResampledStream(AudioStream input, PolyphaseFilter filter) {
    this.input = input;
    this.filter = filter;
    int half = filter.taps() / 2;
    window = new float[BLOCK + 2 * filter.taps()];
    windowStart = -(half - 1L);
    filled = half - 1;
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int done = 0;
    while (done < length && next < end) {
      long from = filter.inputIndex(next) - filter.taps() / 2 + 1 - windowStart;
      if (from + filter.taps() > filled) {
        if (done > 0) {
          break;
        }
        advance(from);
        continue;
      }
      buffer[offset + done] = filter.apply(window, (int) from, filter.phase(next));
      done++;
      next++;
    }
    return done == 0 ? -1 : done;
  }

  /** Drops the samples before index {@code from} of the window, then reads more after the rest. */
  private void advance(long from) throws IOException {
    int drop = (int) Math.min(from, filled);
    System.arraycopy(window, drop, window, 0, filled - drop);
    filled -= drop;
    windowStart += drop;
    if (end < Long.MAX_VALUE) {
      Arrays.fill(window, filled, window.length, 0);
      filled = window.length;
      return;
    }
    int read = input.read(window, filled, window.length - filled);
    if (read >= 0) {
      filled += read;
      return;
    }
    long samples = windowStart + filled;
    TimeSpan whole = new TimeSpan(0, Math.max(0, samples), filter.inputRate());
    end = whole.at(filter.outputRate()).endSample();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
