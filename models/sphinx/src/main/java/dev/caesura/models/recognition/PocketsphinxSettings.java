package dev.caesura.models.recognition;

/**
 * Settings of a {@link PocketsphinxRecognizer}. Immutable and thread-safe.
 *
 * @param program {@code pocketsphinx_batch}, or the path of the program
 * @param decoders the number of pieces to recognise at the same time, each in its own process, in
 *     [1, 64]
 * @param transcriptWeight the weight of a word of the transcript against one of the background
 *     text, at least 1
 * @param maxPieceSeconds the longest piece in seconds; longer ones are split at their quietest
 *     places, in [5, 60]
 */
public record PocketsphinxSettings(
    String program, int decoders, int transcriptWeight, double maxPieceSeconds) {

  public PocketsphinxSettings {
    if (program.isBlank()) {
      throw new IllegalArgumentException("program: expected a name or a path; found a blank text");
    }
    // Checks the numbers, which both recognisers share.
    new SphinxSettings(decoders, transcriptWeight, maxPieceSeconds, false);
  }

  /**
   * Returns the program on the search path with the numbers of {@link SphinxSettings#defaults()}.
   *
   * @return the default settings
   */
  public static PocketsphinxSettings defaults() {
    SphinxSettings same = SphinxSettings.defaults();
    return new PocketsphinxSettings(
        "pocketsphinx_batch", same.decoders(), same.transcriptWeight(), same.maxPieceSeconds());
  }

  /**
   * Returns a copy with another number of decoders.
   *
   * @param value the number of decoders, in [1, 64]
   * @return new settings
   */
  public PocketsphinxSettings withDecoders(int value) {
    return new PocketsphinxSettings(program, value, transcriptWeight, maxPieceSeconds);
  }
}
