package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.cli.files.FoundFile;
import dev.caesura.cli.files.NamedInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One recording of a command line.
 *
 * @param file its path, or {@code -} for standard input
 * @param place its path within the folder or pattern that named it; its file name if it was named
 *     itself
 * @param name its name in results, without white space; different files of a command line have
 *     different names
 */
record Recording(String file, Path place, String name) implements NamedInput {

  static final String STANDARD_INPUT = FoundFile.STANDARD_INPUT;

  /** Opens the recording at its own sample rate; standard input can be opened once. */
  AudioSource open(AudioSettings settings) throws IOException {
    return isStandardInput()
        ? AudioFiles.open(System.in, "stdin", settings)
        : AudioFiles.open(Path.of(file), settings);
  }

  AudioSource open(int rate, AudioSettings settings) throws IOException {
    return at(rate, open(settings));
  }

  /** Opens each channel as a recording; standard input can be opened once. */
  List<AudioSource> channels(AudioSettings settings) throws IOException {
    return isStandardInput()
        ? AudioFiles.channels(System.in, "stdin", settings)
        : AudioFiles.channels(Path.of(file), settings);
  }

  /** Returns a recording at another sample rate. */
  static AudioSource at(int rate, AudioSource source) throws IOException {
    try {
      return Resampler.of(source, rate);
    } catch (IllegalArgumentException e) {
      throw new IOException(source.name() + ": " + e.getMessage(), e);
    }
  }

  Recording called(String other) {
    return new Recording(file, place, other);
  }

  /** Returns the place without the audio extension of its name, with slashes. */
  @Override
  public String stem() {
    return RecordingName.withoutExtension(place.toString().replace('\\', '/'));
  }
}
