package dev.caesura.corpus.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands in Kaldi's {@code wav.scp}: Kaldi itself reads WAV only, and takes anything else from a
 * program whose output it reads. Pure functions.
 */
final class KaldiCommand {

  private static final Pattern DECODER =
      Pattern.compile(
          "(?:flac -c -d -s|flac -s -c -d|flac -dcs|ffmpeg -nostdin -loglevel error -i"
              + "|ffmpeg -i) (?:'((?:[^']|'\\\\'')+)'|(\\S+))( -f wav (?:- )?)? ?\\|");

  private KaldiCommand() {}

  /** Returns what {@code wav.scp} has for a file: the file, or a command that decodes it. */
  static String of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    String quoted = file.matches("[\\w./+@:,=-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
    if (name.endsWith(".flac")) {
      return "flac -c -d -s " + quoted + " |";
    }
    return name.matches(".*\\.(?:mp3|ogg|oga|opus|m4a|mp4|aac|webm|wma)")
        ? "ffmpeg -nostdin -loglevel error -i " + quoted + " -f wav - |"
        : file;
  }

  /** Returns the file that a command decodes; empty for other commands. */
  static Optional<String> file(String command) {
    Matcher decoder = DECODER.matcher(command.strip().replaceAll("\\s+(?=\\|$)", " "));
    if (!decoder.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        decoder.group(1) == null ? decoder.group(2) : decoder.group(1).replace("'\\''", "'"));
  }
}
