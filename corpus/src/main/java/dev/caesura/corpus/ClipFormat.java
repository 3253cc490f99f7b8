package dev.caesura.corpus;

import java.util.Locale;

/** File format of the clips. FLAC and WAV hold the same samples of 16 bits. */
public enum ClipFormat {
  /** Lossless, about half the size of WAV. */
  FLAC,
  /** Uncompressed PCM. */
  WAV,
  /** Compressed with losses, at 64 kbit/s, by an installed ffmpeg. */
  OPUS;

  /** Returns the extension of the files without its dot, which is also the name in options. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
