package dev.caesura.audio.score;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.IOException;
import java.util.Locale;

/**
 * Length and checksum of the samples of a recording, which differ where a file is decoded in
 * another way. Immutable and thread-safe.
 *
 * @param sampleRate samples per second
 * @param samples the number of samples
 * @param checksum the CRC-32C of the samples as big-endian floats
 */
public record SampleFingerprint(int sampleRate, long samples, int checksum) {

  /**
   * Reads a recording to its end.
   *
   * @param recording the recording; none of it is kept
   * @return its fingerprint
   * @throws IOException if the recording cannot be read
   */
  public static SampleFingerprint of(AudioSource recording) throws IOException {
    DigestedSource digested = new DigestedSource(recording);
    try (AudioStream stream = digested.open()) {
      float[] block = new float[1 << 14];
      int read = 0;
      while (read >= 0) {
        read = stream.read(block, 0, block.length);
      }
    }
    return digested.fingerprint();
  }

  /** Returns the fingerprint as one line of text. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d samples at %d Hz, CRC-32C %08x", samples, sampleRate, checksum);
  }
}
