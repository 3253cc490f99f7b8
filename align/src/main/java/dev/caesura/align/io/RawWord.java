package dev.caesura.align.io;

/**
 * A word as it stands in a file, before times are checked against its neighbours.
 *
 * @param text not blank
 * @param start seconds; NaN if the file states none
 * @param end seconds, at least {@code start}; NaN exactly if the start is
 * @param score in [0, 1]
 * @param timing where the times come from
 * @param speaker may be empty
 */
record RawWord(String text, double start, double end, double score, Timing timing, String speaker) {

  boolean isTimed() {
    return !Double.isNaN(start);
  }

  RawWord estimated(double from, double to) {
    return new RawWord(text, from, to, score, Timing.ESTIMATED, speaker);
  }

  RawWord at(double from, double to) {
    return new RawWord(text, from, to, score, timing, speaker);
  }
}
