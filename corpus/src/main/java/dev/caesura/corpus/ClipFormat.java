package dev.caesura.corpus;

import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.FlacWriter;
import dev.caesura.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** How clips are written; both hold the same samples. */
public enum ClipFormat {
  /** Lossless, about half the size. */
  FLAC,
  /** 16-bit PCM. */
  WAV;

  /** The ending of its files, without the dot; also its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Begins a clip.
   *
   * @param target where it will be
   * @param sampleRate samples a second
   * @return a writer that the caller commits and closes
   * @throws IOException if it cannot be begun
   */
  AudioWriter create(Path target, int sampleRate) throws IOException {
    return switch (this) {
      case FLAC -> FlacWriter.create(target, sampleRate);
      case WAV -> WavWriter.create(target, sampleRate);
    };
  }
}
