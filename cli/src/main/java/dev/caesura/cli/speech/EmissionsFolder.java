package dev.caesura.cli.speech;

import dev.caesura.align.Emissions;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.models.acoustic.CtcRecognizer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Folder of a network's output, and a temporary one for decoded recordings. Not thread-safe.
 *
 * @param kept where the output is kept; the temporary folder if empty
 * @param temporary is deleted on closing
 */
record EmissionsFolder(Optional<Path> kept, Path temporary) implements Closeable {

  private static final int RATE = 16_000;

  static EmissionsFolder of(Optional<Path> kept) throws IOException {
    return new EmissionsFolder(kept, Files.createTempDirectory("caesura"));
  }

  /** Returns the emissions of a recording at 16 kHz, which is read once. */
  Emissions of(AudioSource recording, CtcRecognizer recognizer) throws IOException {
    Path decoded = temporary.resolve("audio.wav");
    try (AudioStream in = recording.open();
        WavWriter out = WavWriter.create(decoded, RATE)) {
      float[] block = new float[RATE];
      for (int n = in.readFully(block, 0, RATE); n > 0; n = in.readFully(block, 0, RATE)) {
        out.write(block, 0, n);
      }
      out.commit();
    }
    try {
      return recognizer.emissions(
          AudioFiles.open(decoded), kept.orElse(temporary), (done, total) -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException(recording.name() + ": interrupted").initCause(e);
    } finally {
      Files.deleteIfExists(decoded);
    }
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(temporary);
  }
}
