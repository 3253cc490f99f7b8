package dev.caesura.corpus;

import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.FlacWriter;
import dev.caesura.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** File format of the clips. Both formats hold the same samples of 16 bits. */
public enum ClipFormat {
  /** Lossless, about half the size of WAV. */
  FLAC,
  /** Uncompressed PCM. */
  WAV;

  /** Returns the extension of the files without its dot, which is also the name in options. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Creates a clip.
   *
   * @param target the file of the clip
   * @param sampleRate samples per second
   * @return a writer; the caller commits and closes it
   * @throws IOException if the file cannot be created
   */
  public AudioWriter create(Path target, int sampleRate) throws IOException {
    return switch (this) {
      case FLAC -> FlacWriter.create(target, sampleRate);
      case WAV -> WavWriter.create(target, sampleRate);
    };
  }
}
