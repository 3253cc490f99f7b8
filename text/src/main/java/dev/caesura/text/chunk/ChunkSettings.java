package dev.caesura.text.chunk;

/**
 * Limits of chunks. Immutable and thread-safe.
 *
 * @param maxTokens tokens of a chunk, at most; at least 1
 * @param overlapSentences sentences at the end of a chunk that begin the next one too, as far as
 *     they fit; at least 0
 */
public record ChunkSettings(int maxTokens, int overlapSentences) {

  public ChunkSettings {
    if (maxTokens < 1) {
      throw new IllegalArgumentException(
          "maxTokens " + maxTokens + ": expected a number of at least 1");
    }
    if (overlapSentences < 0) {
      throw new IllegalArgumentException(
          "overlapSentences " + overlapSentences + ": expected a number of at least 0");
    }
  }

  /**
   * Returns the defaults: at most 512 tokens, as most encoders for retrieval read, and no overlap.
   *
   * @return the settings
   */
  public static ChunkSettings defaults() {
    return new ChunkSettings(512, 0);
  }

  /**
   * Returns a copy with another maximum.
   *
   * @param most tokens of a chunk, at least 1
   * @return the settings
   */
  public ChunkSettings withMaxTokens(int most) {
    return new ChunkSettings(most, overlapSentences);
  }

  /**
   * Returns a copy with another overlap.
   *
   * @param sentences sentences that two neighbours share, at least 0
   * @return the settings
   */
  public ChunkSettings withOverlapSentences(int sentences) {
    return new ChunkSettings(maxTokens, sentences);
  }
}
