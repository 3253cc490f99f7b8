package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One recording of a command line.
 *
 * @param file its path, or {@code -} for standard input
 * @param place its path within the folder or pattern that named it; its file name if it was named
 *     itself
 * @param name its name in results, without white space; different files of a command line have
 *     different names
 */
record Recording(String file, Path place, String name) {

  static final String STANDARD_INPUT = "-";

  boolean isStandardInput() {
    return file.equals(STANDARD_INPUT);
  }

  AudioSource open(int rate) throws IOException {
    return isStandardInput()
        ? Resampler.of(AudioFiles.open(System.in, "stdin"), rate)
        : AudioFiles.open(Path.of(file), rate);
  }

  Recording called(String other) {
    return new Recording(file, place, other);
  }

  /** Returns the place without the audio extension of its name, with slashes. */
  String stem() {
    return RecordingName.withoutExtension(place.toString().replace('\\', '/'));
  }
}
