package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Names for files that every file system takes. Pure functions but for the names in use. */
final class FileNames {

  /** Bytes of a name: file systems take 255, with extensions and a number. */
  private static final int MAX_BYTES = 180;

  private FileNames() {}

  /** Returns a name without white space, separators and other characters with a meaning. */
  static String plain(String name) {
    String plain = RecordingName.sanitized(name).replaceAll("[/\\\\:*?\"<>|.]", "_");
    int end = 0;
    for (int bytes = 0; end < plain.length(); ) {
      int next = end + Character.charCount(plain.codePointAt(end));
      bytes += plain.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      end = next;
    }
    return plain.substring(0, end);
  }

  /** Returns a plain name that is not in use yet, also where upper and lower case are the same. */
  static String unique(String name, Set<String> used) {
    String wanted = plain(name);
    String unique = wanted;
    for (int n = 2; !used.add(unique.toLowerCase(Locale.ROOT)); n++) {
      unique = wanted + "-" + n;
    }
    return unique;
  }
}
