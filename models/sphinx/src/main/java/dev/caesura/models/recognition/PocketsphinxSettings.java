package dev.caesura.models.recognition;

/**
 * How a {@link PocketsphinxRecognizer} works. Immutable and thread-safe.
 *
 * @param program {@code pocketsphinx_batch}, or the path of that program
 * @param decoders how many pieces it recognises at one time, each in a process of its own, in [1,
 *     64]
 * @param transcriptWeight what a word of the transcript counts beside one of the background text,
 *     at least 1
 * @param maxPieceSeconds longer pieces are cut at their quietest places, in [5, 60]
 */
public record PocketsphinxSettings(
    String program, int decoders, int transcriptWeight, double maxPieceSeconds) {

  public PocketsphinxSettings {
    if (program.isBlank()) {
      throw new IllegalArgumentException("program is blank; expected a name or a path");
    }
    // The other numbers are those of the other engine.
    new SphinxSettings(decoders, transcriptWeight, maxPieceSeconds, false);
  }

  /**
   * The program on the search path, and the numbers of {@link SphinxSettings#defaults()}.
   *
   * @return the settings
   */
  public static PocketsphinxSettings defaults() {
    SphinxSettings same = SphinxSettings.defaults();
    return new PocketsphinxSettings(
        "pocketsphinx_batch", same.decoders(), same.transcriptWeight(), same.maxPieceSeconds());
  }

  /**
   * These settings for another number of threads.
   *
   * @param count decoders, in [1, 64]
   * @return the settings
   */
  public PocketsphinxSettings withDecoders(int count) {
    return new PocketsphinxSettings(program, count, transcriptWeight, maxPieceSeconds);
  }
}
