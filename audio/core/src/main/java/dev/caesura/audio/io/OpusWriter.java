package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Writer of Ogg Opus files, which an installed ffmpeg encodes with libopus. The same samples give
 * the same bytes. Not thread-safe.
 */
final class OpusWriter implements AudioWriter {

  static final String EXTENSION = "opus";

  /** Bits per second of one channel: more than speech needs (RFC 6716, section 2.1.1). */
  private static final String BIT_RATE = "64k";

  /** The sample rates of Opus; others are resampled to 48 kHz. */
  private static final Set<Integer> RATES = Set.of(8_000, 12_000, 16_000, 24_000, 48_000);

  private static final int MAX_RATE = 768_000;

  private final PartFile file;
  private final Process process;
  private final Thread copier;
  private IOException failure;

  private OpusWriter(PartFile file, Process process) {
    this.file = file;
    this.process = process;
    copier = new Thread(this::copy, "opus");
    copier.setDaemon(true);
    copier.start();
  }

  /** Starts a file; ffmpeg must be installed. */
  static OpusWriter create(Path target, int sampleRate, String command) throws IOException {
    PartFile file = new PartFile(target, sampleRate, MAX_RATE);
    boolean ready = false;
    try {
      int rate = RATES.contains(sampleRate) ? sampleRate : 48_000;
      Process process =
          new ProcessBuilder(
                  List.of(
                      command,
                      "-nostdin",
                      "-v",
                      "error",
                      "-f",
                      "s16le",
                      "-ar",
                      "" + sampleRate,
                      "-ac",
                      "1",
                      "-i",
                      "pipe:0",
                      "-ar",
                      "" + rate,
                      "-c:a",
                      "libopus",
                      "-b:a",
                      BIT_RATE,
                      "-flags:a",
                      "+bitexact",
                      "-fflags",
                      "+bitexact",
                      "-f",
                      "opus",
                      "pipe:1"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      ready = true;
      return new OpusWriter(file, process);
    } catch (IOException e) {
      throw missing(target.toString(), e);
    } finally {
      if (!ready) {
        file.close();
      }
    }
  }

  /** Checks that an encoder is installed. */
  static void require(String command) throws IOException {
    boolean found;
    try {
      Process process =
          new ProcessBuilder(command, "-hide_banner", "-encoders")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String encoders = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      found = encoders.contains(" libopus ");
    } catch (IOException e) {
      throw missing("." + EXTENSION, e);
    }
    if (!found) {
      throw missing("." + EXTENSION, null);
    }
  }

  private static IOException missing(String target, IOException cause) {
    return new IOException(
        target
            + ": expected ffmpeg with the encoder libopus on the PATH; found none. Install ffmpeg,"
            + " or write .flac or .wav files.",
        cause);
  }

  /** Copies what ffmpeg writes into the file. */
  private void copy() {
    byte[] block = new byte[1 << 14];
    long at = 0;
    try (InputStream encoded = process.getInputStream()) {
      for (int read = encoded.read(block); read >= 0; read = encoded.read(block)) {
        file.write(ByteBuffer.wrap(block, 0, read), at);
        at += read;
      }
    } catch (IOException e) {
      failure = e;
      process.destroyForcibly(); // so that nobody waits for it to read on
    }
  }

  @Override
  public void write(float[] samples, int offset, int length) throws IOException {
    int[] rounded = file.round(samples, offset, length);
    ByteBuffer bytes = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : rounded) {
      bytes.putShort((short) sample);
    }
    try {
      process.getOutputStream().write(bytes.array());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(Signal signal) throws IOException {
    float[] samples = file.samples(signal);
    write(samples, 0, samples.length);
  }

  @Override
  public void commit() throws IOException {
    file.requireOpen();
    try {
      try (OutputStream samples = process.getOutputStream()) {
        samples.flush();
      }
      copier.join();
      if (process.waitFor() != 0 || failure != null) {
        throw failed(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(file + ": interrupted while ffmpeg was encoding it", e);
    }
    file.commit();
  }

  private IOException failed(IOException cause) {
    return new IOException(file + ": expected Opus from ffmpeg; it ended with an error.", cause);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      copier.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
