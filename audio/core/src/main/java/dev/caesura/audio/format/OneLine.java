package dev.caesura.audio.format;

/** Names and labels of formats that hold a segment in a line. */
final class OneLine {

  /** Longest line of a segment file, in UTF-16 units. */
  static final int MAX_LENGTH = 1 << 16;

  private OneLine() {}

  /** The text, if no control character is in it, and no white space where that parts fields. */
  static String of(String what, String text, boolean spaces, String format) {
    boolean bad =
        text.chars()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || (!spaces && (Character.isWhitespace(c) || Character.isSpaceChar(c))));
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

  /** A sample rate of at least 1. */
  static void requireRate(int sampleRate) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " is not at least 1");
    }
  }
}
