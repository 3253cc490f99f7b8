package dev.caesura.models.acoustic;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a recording in windows that tile it, each with the samples around it as context. Memory
 * holds one window. Not thread-safe.
 */
final class AudioWindows implements Closeable {

  private final AudioSource recording;
  private final AudioStream stream;
  private final int core;
  private final int context;
  private final float[] buffer;
  private int held;
  private int before;
  private boolean more = true;
  private long samples;

  /** Window with its context. */
  static final class Window {
    private final float[] samples;
    private final int before;
    private final int core;

    private Window(float[] samples, int before, int core) {
      this.samples = samples;
      this.before = before;
      this.core = core;
    }

    /** Returns all samples; not copied. */
    float[] samples() {
      return samples;
    }

    /** Returns the number of samples of context at the start. */
    int before() {
      return before;
    }

    /** Returns the number of samples after these that are the window's own. */
    int core() {
      return core;
    }
  }

  /** Opens a recording; the length of windows and context is in samples. */
  AudioWindows(AudioSource recording, int core, int context) throws IOException {
    this.recording = recording;
    this.core = core;
    this.context = context;
    this.buffer = new float[core + 2 * context];
    this.stream = recording.open();
  }

  /** Returns the next window; empty at the end. */
  Optional<Window> next() throws IOException {
    while (more && held < before + core + context) {
      int wanted = before + core + context - held;
      int read = stream.readFully(buffer, held, wanted);
      check(held, read);
      more = read == wanted;
      held += read;
      samples += read;
    }
    int own = Math.min(core, held - before);
    if (own <= 0) {
      return Optional.empty();
    }
    Window window = new Window(Arrays.copyOf(buffer, held), before, own);
    // The last samples of this window are the context of the next one.
    int from = Math.max(0, before + own - context);
    int kept = held - from;
    System.arraycopy(buffer, from, buffer, 0, kept);
    before = before + own - from;
    held = kept;
    return Optional.of(window);
  }

  private void check(int from, int read) throws IOException {
    for (int i = from; i < from + read; i++) {
      if (!Float.isFinite(buffer[i])) {
        throw new IOException(
            recording.name()
                + ", sample "
                + (samples + i - from)
                + ": expected a finite number; found "
                + buffer[i]);
      }
    }
  }

  /** Returns the number of samples that were read: all of them after the last window. */
  long samples() {
    return samples;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
