package dev.caesura.text.paragraph;

/**
 * What ends a paragraph: a blank line, or an end that is probable enough.
 *
 * @param threshold least probability; infinite for blank lines only
 */
record ParagraphRule(float threshold) {

  static final ParagraphRule BLANK_LINES = new ParagraphRule(Float.POSITIVE_INFINITY);

  static ParagraphRule ofThreshold(float threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number in (0, 1]");
    }
    return new ParagraphRule(threshold);
  }

  boolean ends(boolean blankLine, float probability) {
    return blankLine || probability >= threshold;
  }
}
