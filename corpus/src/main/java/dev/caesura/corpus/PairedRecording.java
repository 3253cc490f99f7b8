package dev.caesura.corpus;

import dev.caesura.audio.RecordingName;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A recording and its transcript, of several that are mined together. Immutable and thread-safe.
 *
 * @param name the name of the recording in results, and of its folder; that of no other
 * @param audio the recording
 * @param transcript its transcript
 */
public record PairedRecording(String name, Path audio, Path transcript) {

  /** Checks the name; rejects null. */
  public PairedRecording {
    Objects.requireNonNull(audio, "audio");
    Objects.requireNonNull(transcript, "transcript");
    // The name is that of a folder.
    if (!RecordingName.of(name).equals(name) || name.startsWith(".")) {
      throw new IllegalArgumentException(
          "recording " + name + ": expected a name without white space that starts with no dot");
    }
  }
}
