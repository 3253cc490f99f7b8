package dev.caesura.models.recognition;

/**
 * How a {@link SphinxRecognizer} works. Immutable and thread-safe.
 *
 * @param decoders how many pieces it can recognise at one time, in [1, 64]; each decoder holds its
 *     own copy of the acoustic model and is made when it is first needed
 * @param transcriptWeight what a word of the transcript counts beside one of the background text,
 *     at least 1
 * @param maxPieceSeconds longer pieces are cut at their quietest places, because a decoder keeps
 *     every path through a piece in memory; in [5, 60]
 * @param secondPass whether a piece that agrees little with the transcript is decoded again with
 *     wider beams
 */
public record SphinxSettings(
    int decoders, int transcriptWeight, double maxPieceSeconds, boolean secondPass) {

  public SphinxSettings {
    if (decoders < 1 || decoders > 64) {
      throw new IllegalArgumentException("decoders " + decoders + " is not in [1, 64]");
    }
    if (transcriptWeight < 1) {
      throw new IllegalArgumentException(
          "transcriptWeight " + transcriptWeight + " is not at least 1");
    }
    if (!(maxPieceSeconds >= 5 && maxPieceSeconds <= 60)) {
      throw new IllegalArgumentException(
          "maxPieceSeconds " + maxPieceSeconds + " is not in [5, 60]");
    }
  }

  /**
   * One decoder, weight 10, pieces of 20 s, and a second pass: what did best on the project's own
   * trials of 8 to 15 s pieces of read and free speech ({@code bench/run recognition}).
   *
   * @return the settings
   */
  public static SphinxSettings defaults() {
    return new SphinxSettings(1, 10, 20, true);
  }

  /**
   * These settings for another number of threads.
   *
   * @param count decoders, in [1, 64]
   * @return the settings
   */
  public SphinxSettings withDecoders(int count) {
    return new SphinxSettings(count, transcriptWeight, maxPieceSeconds, secondPass);
  }
}
