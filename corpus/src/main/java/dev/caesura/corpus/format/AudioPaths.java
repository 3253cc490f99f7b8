package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Paths of audio in a corpus: absolute in entries, relative to the corpus in files. */
final class AudioPaths {

  private AudioPaths() {}

  /**
   * Returns the path that a file of a corpus means; names of the web stay as they are.
   *
   * @throws IllegalArgumentException if no file can have that path, because of a NUL character
   */
  static String resolved(Path folder, String audio) {
    if (audio.isEmpty() || audio.contains("://")) {
      return audio;
    }
    try {
      Path path = folder.toAbsolutePath().resolve(audio).normalize();
      Path other = Path.of(audio).toAbsolutePath().normalize();
      // Kaldi and Lhotse mean the folder that they were started in.
      return (!Files.exists(path) && Files.exists(other) ? other : path).toString();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path that no file can have: " + audio, e);
    }
  }

  /** Returns a path for a file in a folder: relative if the audio lies in it. */
  static String written(Path folder, String audio) {
    if (audio.isEmpty() || audio.contains("://")) {
      return audio;
    }
    Path base = folder.toAbsolutePath().normalize();
    Path path = Path.of(audio);
    return path.isAbsolute() && path.startsWith(base)
        ? base.relativize(path).toString().replace('\\', '/')
        : audio;
  }

  /** Returns the folder that a file lies in. */
  static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** Returns the first name that is not empty. */
  static String named(String first, String second) {
    return first.isBlank() ? second : first;
  }

  /** Checks that no two recordings have the same file in a folder. */
  static void requireOne(Map<String, String> names, String recording, Path target)
      throws IOException {
    String other = names.put(RecordingName.of(recording), recording);
    if (other != null) {
      throw new IOException(
          target
              + ": expected a name of its own for the file of each recording; found "
              + other
              + " and "
              + recording
              + ". Rename one.");
    }
  }
}
