package dev.caesura.audio.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.io.LineReader;
import java.io.Reader;

/** Rules for what formats with a segment in each line can hold. */
final class LineRules {

  /** Longest line of a segment file, in UTF-16 units. */
  static final int MAX_LENGTH = 1 << 16;

  private LineRules() {}

  /** Returns the lines of a text. */
  static LineReader lines(Reader in, String name) {
    return new LineReader(in, name, MAX_LENGTH);
  }

  /** Returns a text that fits into a line; refuses control characters and line separators. */
  static String line(String what, String text, String format) {
    boolean bad =
        text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    return checked(what, text, format, bad);
  }

  /** Returns a text that is one field of a line; also refuses all white space. */
  static String field(String what, String text, String format) {
    return checked(what, text, format, !text.equals(RecordingName.sanitized(text)));
  }

  private static String checked(String what, String text, String format, boolean bad) {
    if (bad || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          what + " '" + text + "' has white space that " + format + " cannot hold");
    }
    return text;
  }

  /** Refuses segments of other recordings than the one a file is of. */
  static void requireRecording(String expected, RecordedSegment segment, String format) {
    if (!segment.recording().equals(expected)) {
      throw new IllegalArgumentException(
          "segment of " + segment.recording() + " in " + format + " of " + expected);
    }
  }

  /** Refuses a sample rate below 1. */
  static void requireRate(int sampleRate) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number of at least 1");
    }
  }
}
