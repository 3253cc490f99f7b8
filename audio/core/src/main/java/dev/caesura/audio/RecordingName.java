package dev.caesura.audio;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * The name of a recording in results: its file name without the extension of an audio format, and
 * without white space.
 *
 * <p>{@code talks/talk.wav}, {@code talk.WAV} and {@code talk} are all named {@code talk}; {@code
 * my.talk.2024-01-05.wav} is named {@code my.talk.2024-01-05}, since only extensions of audio
 * formats are removed; {@code my talk.flac} is named {@code my_talk}. A name is therefore one field
 * of every format whose fields are split at white space, such as RTTM, CTM and the files of Kaldi.
 * The name of a name is the same name, so that names from files of other programs can be compared
 * with names of files: {@code of(a).equals(of(b))}.
 *
 * <p>Pure functions, safe for use by many threads.
 */
public final class RecordingName {

  private static final String AUDIO = "wav wave w64 rf64 flac mp3 mp2 ogg oga opus m4a m4b aac";
  private static final String OTHER_AUDIO = "ac3 wma aif aiff aifc au caf amr ape wv sph";
  private static final String VIDEO = "mp4 m4v mkv mka webm mov avi mpg mpeg 3gp";
  private static final Set<String> EXTENSIONS =
      Set.of(String.join(" ", AUDIO, OTHER_AUDIO, VIDEO).split(" "));

  private RecordingName() {}

  /**
   * Returns the name of the recording in a file.
   *
   * @param file the file of the recording; it need not exist
   * @return its name, never empty, without white space and control characters
   */
  public static String of(Path file) {
    return of(String.valueOf(file.getFileName()));
  }

  /**
   * Returns the name that a file or another program means by a text.
   *
   * @param text a file name, a path with {@code /} or {@code \}, or a name
   * @return the name, never empty, without white space and control characters
   */
  public static String of(String text) {
    return sanitized(withoutExtension(lastElement(text)));
  }

  /**
   * Returns the name of the recording that a file of segments, words or labels belongs to, such as
   * {@code talk} for {@code talk.wav.json.gz}.
   *
   * @param file the file; it need not exist
   * @param extensions extensions of such files, in lower case and without a dot; {@code gz} is
   *     always removed
   * @return the name, never empty, without white space and control characters
   */
  public static String ofCompanion(Path file, Collection<String> extensions) {
    String name = String.valueOf(file.getFileName());
    String shorter = withoutLast(name, extensions);
    while (shorter.length() < name.length()) {
      name = shorter;
      shorter = withoutLast(name, extensions);
    }
    return of(name);
  }

  private static String withoutLast(String name, Collection<String> extensions) {
    String extension = extension(name);
    return extension.equals("gz") || extensions.contains(extension) ? cut(name, extension) : name;
  }

  /**
   * Returns a path without the extensions of audio formats at its end. Folders and white space
   * stay.
   *
   * @param path a file name, or a path with {@code /} or {@code \}
   * @return the path without these extensions
   */
  public static String withoutExtension(String path) {
    String rest = path;
    for (String last = extension(rest); EXTENSIONS.contains(last); last = extension(rest)) {
      rest = cut(rest, last);
    }
    return rest;
  }

  /**
   * Returns whether the name of a file ends with the extension of an audio or video format.
   *
   * @param file the file; it need not exist
   * @return whether it is named as a recording; upper and lower case are the same
   */
  public static boolean hasAudioExtension(Path file) {
    return EXTENSIONS.contains(extension(String.valueOf(file.getFileName())));
  }

  /**
   * Returns a text as one field of a format whose fields are split at white space.
   *
   * @param text any text
   * @return the text with an underscore for each character of Unicode's white space and each
   *     control character; a single underscore for an empty text
   */
  public static String sanitized(String text) {
    StringBuilder field = new StringBuilder(text.length());
    text.codePoints().forEach(point -> field.appendCodePoint(isSeparator(point) ? '_' : point));
    return field.isEmpty() ? "_" : field.toString();
  }

  private static boolean isSeparator(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }

  private static String lastElement(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Returns what follows the last dot of a file name, in lower case; empty for hidden files. */
  private static String extension(String path) {
    String name = lastElement(path);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private static String cut(String path, String extension) {
    return path.substring(0, path.length() - extension.length() - 1);
  }
}
