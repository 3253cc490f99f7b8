package dev.caesura.corpus.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

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
      return folder.toAbsolutePath().resolve(audio).normalize().toString();
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
}
