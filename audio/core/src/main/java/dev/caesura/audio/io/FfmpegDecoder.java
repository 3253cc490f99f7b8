package dev.caesura.audio.io;

import dev.caesura.io.BytePosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decoder that runs an {@code ffmpeg} process, which ends when the decoder is closed.
 *
 * <p>The samples come as a Sun AU stream of 32-bit floats: its header of 24 bytes states sample
 * rate and channels, and needs no size in advance. A second thread reads the error output of the
 * process and ends with it.
 */
final class FfmpegDecoder implements BlockDecoder {

  private static final int MAGIC = 0x2e736e64;
  private static final int FLOAT = 6;
  private static final int LINES = 5;

  /** Thrown when the program cannot be started. */
  static final class NotInstalledException extends IOException {
    private static final long serialVersionUID = 1L;

    NotInstalledException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Process process;
  private final InputStream samples;
  private final String name;
  private final Path path;
  private final AudioSettings settings;
  private final Deque<String> said = new ArrayDeque<>();
  private final Thread listener;
  private final int sampleRate;
  private final int channels;
  private final byte[] block;
  private boolean started;

  /** Starts {@code command} and reads as far as the first sample. */
  FfmpegDecoder(String command, Path path, String name, AudioSettings settings) throws IOException {
    this.name = name;
    this.path = path;
    this.settings = settings;
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                command,
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "error",
                "-xerror",
                // A play list must not make us fetch what it names.
                "-protocol_whitelist",
                "file",
                "-i",
                "file:" + path.toAbsolutePath(),
                "-map",
                "0:a:0",
                "-f",
                "au",
                "-c:a",
                "pcm_f32be",
                "pipe:1"));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new NotInstalledException(
          expected() + " Any other format needs ffmpeg on the PATH (" + e.getMessage() + ").", e);
    }
    samples = process.getInputStream();
    listener = new Thread(this::listen, "ffmpeg messages");
    listener.setDaemon(true);
    listener.start();
    boolean ready = false;
    try {
      process.getOutputStream().close();
      ByteBuffer header = ByteBuffer.wrap(samples.readNBytes(24));
      if (header.limit() < 24) {
        finish();
        throw new IOException(expected() + " ffmpeg found no audio" + messages());
      }
      int start = header.getInt(4);
      sampleRate = header.getInt(16);
      channels = header.getInt(20);
      if (header.getInt(0) != MAGIC
          || header.getInt(12) != FLOAT
          || sampleRate < 1
          || channels < 1
          || channels > 0xffff
          || start < 24) {
        throw new IOException(
            name + ": expected an AU stream of floats from ffmpeg; found another one.");
      }
      samples.skipNBytes(start - 24L);
      ready = true;
      started = true;
    } finally {
      if (!ready) {
        close();
      }
    }
    block = new byte[Math.max(1, (1 << 14) / channels) * channels * Float.BYTES];
  }

  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return channels;
  }

  @Override
  public float[] next() throws IOException {
    int read = samples.readNBytes(block, 0, block.length);
    int frames = read / (channels * Float.BYTES);
    if (frames == 0) {
      finish();
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(block);
    float[] mixed = new float[frames];
    int first = settings.firstChannel();
    int end = settings.endChannel(channels);
    for (int i = 0; i < frames; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        float value = bytes.getFloat();
        sum += c >= first && c < end ? value : 0;
      }
      mixed[i] = (float) (sum / (end - first));
    }
    return mixed;
  }

  private void finish() throws IOException {
    try {
      int exit = process.waitFor();
      listener.join();
      if (exit != 0) {
        String asked = started ? name + ":" : expected();
        throw new IOException(
            asked + " ffmpeg cannot decode it (exit code " + exit + ")" + messages());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": interrupted while ffmpeg was decoding it", e);
    }
  }

  private String expected() throws IOException {
    return new BytePosition(name, 0)
        .message("WAV, FLAC, MP3 or Ogg Vorbis", FileFormat.start(path));
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line.length() > 500 ? line.substring(0, 500) : line);
          if (said.size() > LINES) {
            said.remove();
          }
        }
      }
    } catch (IOException e) {
      synchronized (said) {
        said.add(e.toString());
      }
    }
  }

  private String messages() {
    synchronized (said) {
      return said.isEmpty() ? "" : ": " + String.join("; ", said);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    samples.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IOException(name + ": ffmpeg does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
