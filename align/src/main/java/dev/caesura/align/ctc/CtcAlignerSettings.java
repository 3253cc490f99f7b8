package dev.caesura.align.ctc;

/**
 * Settings of {@link CtcAligner}: the costs of text that is not spoken and of speech that is not in
 * the text. Immutable and thread-safe.
 *
 * @param skippedTextCost the cost of skipping a word, in nats for each of its symbols; greater than
 *     0. A word is skipped if its symbols are less probable than {@code exp(-cost)} each, on
 *     average, than what else the frames can be. Infinity places every word
 * @param skippedSpeechCost the cost of each frame of speech that is not in the text, in nats
 *     against the most probable symbol there; greater than 0. Infinity takes all speech for text
 */
public record CtcAlignerSettings(double skippedTextCost, double skippedSpeechCost) {

  public CtcAlignerSettings {
    requirePositive("skippedTextCost", skippedTextCost);
    requirePositive("skippedSpeechCost", skippedSpeechCost);
  }

  private static void requirePositive(String name, double nats) {
    if (!(nats > 0)) {
      throw new IllegalArgumentException(name + " " + nats + ": expected a number greater than 0");
    }
  }

  /**
   * Returns settings that place every word and take all speech for text.
   *
   * @return the default settings
   */
  public static CtcAlignerSettings defaults() {
    return new CtcAlignerSettings(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns a copy in which words that are not spoken can be skipped.
   *
   * @param nats the cost for each symbol of a skipped word; greater than 0. 3 is a fair start
   * @return the changed settings
   * @throws IllegalArgumentException if the cost is not a positive number
   */
  public CtcAlignerSettings withSkippedText(double nats) {
    return new CtcAlignerSettings(nats, skippedSpeechCost);
  }

  /**
   * Returns a copy in which pauses can take speech that is not in the text.
   *
   * @param nats the cost of each frame of such speech; greater than 0. 1 is a fair start
   * @return the changed settings
   * @throws IllegalArgumentException if the cost is not a positive number
   */
  public CtcAlignerSettings withSkippedSpeech(double nats) {
    return new CtcAlignerSettings(skippedTextCost, nats);
  }
}
