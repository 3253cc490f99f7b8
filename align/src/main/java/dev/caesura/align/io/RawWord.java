package dev.caesura.align.io;

/**
 * Word of a file, before its times are compared with those of its neighbours.
 *
 * @param text the word; not blank
 * @param start start in seconds; NaN if the file states none
 * @param end end in seconds, at least {@code start}; NaN exactly if the start is NaN
 * @param score confidence in [0, 1]
 * @param timing where the times come from
 * @param speaker name of the speaker; empty if not known
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
