package dev.caesura.models.text.sat;

import java.util.Objects;

/**
 * Settings of a {@link SatScorer}: how it reads texts that are longer than the network's window.
 *
 * <p>Immutable and thread-safe.
 *
 * @param windowTokens tokens of a window, special ones included, in [3, 512]; 512 are the positions
 *     of XLM-R
 * @param strideTokens tokens from one window to the next, in [1, windowTokens - 2]
 * @param weighting how overlapping windows share in a token's score
 * @param batchSize the most windows that run together, in [1, 4096]; long windows run alone
 * @param threads threads inside the network, in [1, 1024]
 */
public record SatSettings(
    int windowTokens, int strideTokens, Weighting weighting, int batchSize, int threads) {

  private static final int MAX_WINDOW = 512;
  private static final int MAX_BATCH = 1 << 12;
  private static final int MAX_THREADS = 1 << 10;

  public SatSettings {
    Objects.requireNonNull(weighting, "weighting");
    require("windowTokens", windowTokens, 3, MAX_WINDOW);
    require("strideTokens", strideTokens, 1, windowTokens - 2);
    require("batchSize", batchSize, 1, MAX_BATCH);
    require("threads", threads, 1, MAX_THREADS);
  }

  private static void require(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " " + value + ": expected an integer in [" + min + ", " + max + "]");
    }
  }

  /**
   * Returns the settings of {@code predict_proba} in wtpsplit 2.2: windows of 512 tokens every 256,
   * uniform weights, at most 128 windows together, as many threads as there are processors.
   *
   * <p>{@code split} of wtpsplit has a stride of 64, which reads every token eight times.
   *
   * @return the defaults
   */
  public static SatSettings defaults() {
    return new SatSettings(
        MAX_WINDOW,
        MAX_WINDOW / 2,
        Weighting.UNIFORM,
        128,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Returns a copy with other windows.
   *
   * @param tokens tokens of a window, special ones included, in [3, 512]
   * @param stride tokens from one window to the next, in [1, tokens - 2]
   * @return the copy
   */
  public SatSettings withWindow(int tokens, int stride) {
    return new SatSettings(tokens, stride, weighting, batchSize, threads);
  }

  /**
   * Returns a copy with another stride.
   *
   * @param tokens tokens from one window to the next, in [1, windowTokens - 2]
   * @return the copy
   */
  public SatSettings withStride(int tokens) {
    return withWindow(windowTokens, tokens);
  }

  /**
   * Returns a copy with another weighting of overlapping windows.
   *
   * @param other {@link Weighting#HAT} is more accurate at a large stride
   * @return the copy
   */
  public SatSettings withWeighting(Weighting other) {
    return new SatSettings(windowTokens, strideTokens, other, batchSize, threads);
  }

  /**
   * Returns a copy with another batch size.
   *
   * @param windows the most windows that run together, in [1, 4096]
   * @return the copy
   */
  public SatSettings withBatchSize(int windows) {
    return new SatSettings(windowTokens, strideTokens, weighting, windows, threads);
  }

  /**
   * Returns a copy with another number of threads inside the network: 1 where {@link
   * SatScorer#scoreAll(java.util.List, java.util.concurrent.Executor)} runs batches side by side.
   *
   * @param inside threads inside the network, in [1, 1024]
   * @return the copy
   */
  public SatSettings withThreads(int inside) {
    return new SatSettings(windowTokens, strideTokens, weighting, batchSize, inside);
  }
}
