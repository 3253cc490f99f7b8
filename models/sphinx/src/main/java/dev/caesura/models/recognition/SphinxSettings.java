package dev.caesura.models.recognition;

/**
 * Settings of a {@link SphinxRecognizer}. Immutable and thread-safe.
 *
 * @param decoders the number of pieces to recognise at the same time, in [1, 64]; each decoder
 *     holds its own copy of the acoustic model and is loaded when it is first needed
 * @param transcriptWeight the weight of a word of the transcript against one of the background
 *     text, at least 1
 * @param maxPieceSeconds the longest piece in seconds, in [5, 60]; longer ones are split at their
 *     quietest places, because a decoder keeps all paths through a piece in memory
 * @param secondPass whether a piece that differs from the transcript is decoded again with wider
 *     beams
 */
public record SphinxSettings(
    int decoders, int transcriptWeight, double maxPieceSeconds, boolean secondPass) {

  public SphinxSettings {
    if (decoders < 1 || decoders > 64) {
      throw new IllegalArgumentException("decoders " + decoders + ": expected a number in [1, 64]");
    }
    if (transcriptWeight < 1) {
      throw new IllegalArgumentException(
          "transcriptWeight " + transcriptWeight + ": expected at least 1");
    }
    if (!(maxPieceSeconds >= 5 && maxPieceSeconds <= 60)) {
      throw new IllegalArgumentException(
          "maxPieceSeconds " + maxPieceSeconds + ": expected a number in [5, 60]");
    }
  }

  /**
   * Returns the default settings: one decoder, weight 10, pieces of at most 20 s, and a second
   * pass. They did best on pieces of 8 to 15 s of read and spontaneous speech ({@code bench/run
   * recognition}).
   *
   * @return the default settings
   */
  public static SphinxSettings defaults() {
    return new SphinxSettings(1, 10, 20, true);
  }

  /**
   * Returns a copy with another number of decoders.
   *
   * @param value the number of decoders, in [1, 64]
   * @return new settings
   */
  public SphinxSettings withDecoders(int value) {
    return new SphinxSettings(value, transcriptWeight, maxPieceSeconds, secondPass);
  }
}
