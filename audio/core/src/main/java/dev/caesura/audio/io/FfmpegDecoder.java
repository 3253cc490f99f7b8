package dev.caesura.audio.io;

import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

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

  /** Samples of audio with passed times that may be dropped in silence, in seconds. */
  private static final double MAX_DISCARDED = 0.1;

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
  private final FfmpegMessages messages;
  private final int sampleRate;
  private final int channels;
  private final byte[] block;
  private boolean started;
  private long silence;
  private final AtomicLong returned = new AtomicLong();

  /** Starts {@code command} and reads as far as the first sample. */
  FfmpegDecoder(String command, Path path, String name, double lead, AudioSettings settings)
      throws IOException {
    this.name = name;
    this.path = path;
    this.settings = settings;
    ProcessBuilder builder = new ProcessBuilder(command(command, path, settings));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new NotInstalledException(
          expected() + " Any other format needs ffmpeg on the PATH (" + e.getMessage() + ").", e);
    }
    samples = process.getInputStream();
    messages = new FfmpegMessages(process.getErrorStream(), returned::get);
    boolean ready = false;
    try {
      process.getOutputStream().close();
      ByteBuffer header = ByteBuffer.wrap(samples.readNBytes(24));
      if (header.limit() < 24) {
        finish();
        throw new IOException(expected() + " ffmpeg found no audio" + messages.errors());
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
      silence = Math.round(lead * sampleRate);
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
    if (silence > 0) {
      int count = (int) Math.min(silence, 1 << 14);
      silence -= count;
      returned.addAndGet(count);
      return new float[count];
    }
    int read = samples.readNBytes(block, 0, block.length);
    int frames = read / (channels * Float.BYTES);
    if (frames == 0) {
      finish();
      report();
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
    returned.addAndGet(frames);
    return mixed;
  }

  private void finish() throws IOException {
    try {
      int exit = process.waitFor();
      messages.join();
      if (exit != 0) {
        String asked = started ? name + ":" : expected();
        String text =
            asked + " ffmpeg cannot decode it (exit code " + exit + ")" + messages.errors();
        if (!started) {
          throw new IOException(text);
        }
        settings.damaged(text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": interrupted while ffmpeg was decoding it", e);
    }
  }

  /** Reports damage, and gaps in the times of the container. */
  private void report() throws IOException {
    if (messages.streams() > 1) {
      settings
          .warnings()
          .accept(
              name
                  + ": the first of "
                  + messages.streams()
                  + " streams of audio is read; ffmpeg -i FILE -map 0:a:1 second.wav extracts"
                  + " another");
    }
    double filled = (double) messages.filled() / sampleRate;
    double discarded = (double) messages.discarded() / sampleRate;
    String gaps =
        filled == 0 ? "" : String.format(Locale.ROOT, "; %.2f s of silence fill the gaps", filled);
    Optional<String> truncated = Truncation.of(path, name);
    if (truncated.isPresent()) {
      settings.damaged(
          truncated.get()
              + String.format(
                  Locale.ROOT,
                  " The audio ends after %.2f s%s",
                  (double) returned.get() / sampleRate,
                  messages.errors() + gaps));
    } else if (messages.firstError() >= 0) {
      settings.damaged(
          near(messages.firstError()) + ": ffmpeg found damage" + messages.errors() + gaps);
    } else if (filled > 0) {
      settings
          .warnings()
          .accept(near(messages.firstFilled()) + ": gaps in the times of the file" + gaps);
    }
    if (discarded > MAX_DISCARDED) {
      settings.damaged(
          String.format(
              Locale.ROOT,
              "%s: the times of the file go back; ffmpeg dropped %.2f s of audio",
              name,
              discarded));
    }
  }

  private String near(long sample) {
    return String.format(Locale.ROOT, "%s, near second %.1f", name, (double) sample / sampleRate);
  }

  private static List<String> command(String command, Path path, AudioSettings settings)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(command, "-nostdin", "-hide_banner", "-nostats"));
    line.addAll(List.of("-loglevel", "level+verbose"));
    if (!settings.lenient()) {
      line.add("-xerror");
    }
    line.addAll(FfmpegClock.options(path));
    // A play list must not make us fetch what it names.
    line.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + path.toAbsolutePath()));
    line.addAll(List.of("-map", "0:a:0"));
    if (FileFormat.of(path, path.toString()) != FileFormat.MP3) {
      line.addAll(List.of("-af", "aresample=async=1")); // gaps of the container become silence
    }
    line.addAll(List.of("-f", "au", "-c:a", "pcm_f32be", "pipe:1"));
    return line;
  }

  private String expected() throws IOException {
    return new BytePosition(name, 0)
        .message("WAV, FLAC, MP3 or Ogg Vorbis", FileFormat.start(path));
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
