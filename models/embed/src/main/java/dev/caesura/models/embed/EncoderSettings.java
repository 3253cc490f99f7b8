package dev.caesura.models.embed;

/**
 * How a network encodes sentences. Immutable and thread-safe.
 *
 * @param parallelism batches that run at once, at least 1
 * @param batchTokens largest number of tokens of a batch, with padding, at least 1
 * @param maxTokens tokens of a sentence that are read, at least 3; the rest is not
 */
public record EncoderSettings(int parallelism, int batchTokens, int maxTokens) {

  /** Checks the values. */
  public EncoderSettings {
    if (parallelism < 1 || batchTokens < 1) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + ", batchTokens " + batchTokens + ": expected at least 1");
    }
    if (maxTokens < 3) {
      throw new IllegalArgumentException("maxTokens " + maxTokens + ": expected at least 3");
    }
  }

  /** Most batches at once by default: more wait for memory rather than for processors. */
  private static final int MAX_PARALLELISM = 8;

  /**
   * Returns the defaults: as many batches at once as there are processors, at least two and at most
   * eight, of up to 256 tokens; 256 tokens of a sentence, as all-MiniLM-L6-v2 was trained.
   *
   * @return the settings
   */
  public static EncoderSettings defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new EncoderSettings(Math.max(2, Math.min(MAX_PARALLELISM, processors)), 256, 256);
  }

  /**
   * Returns a copy with another parallelism.
   *
   * @param batches batches that run at once, at least 1
   * @return the copy
   */
  public EncoderSettings withParallelism(int batches) {
    return new EncoderSettings(batches, batchTokens, maxTokens);
  }

  /**
   * Returns a copy with other batches.
   *
   * @param tokens largest number of tokens of a batch, at least 1; a longer sentence runs alone
   * @return the copy
   */
  public EncoderSettings withBatchTokens(int tokens) {
    return new EncoderSettings(parallelism, tokens, maxTokens);
  }

  /**
   * Returns a copy that reads more or less of a sentence.
   *
   * @param tokens tokens of a sentence that are read, at least 3
   * @return the copy
   */
  public EncoderSettings withMaxTokens(int tokens) {
    return new EncoderSettings(parallelism, batchTokens, tokens);
  }
}
