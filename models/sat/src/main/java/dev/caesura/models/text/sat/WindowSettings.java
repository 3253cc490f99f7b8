package dev.caesura.models.text.sat;

import java.util.Objects;

/**
 * How a network reads texts that are longer than its window. Immutable and thread-safe.
 *
 * @param block tokens of a window, special ones included, at least 3; subword networks take 512
 * @param stride tokens from one window to the next, in [1, block - 2]
 * @param weighting how windows that overlap share
 * @param batch most windows that are run together, at least 1; of long ones it is one
 * @param threads threads inside the network, at least 1
 */
public record WindowSettings(int block, int stride, Weighting weighting, int batch, int threads) {

  /** The positions of XLM-R. */
  private static final int MOST = 512;

  public WindowSettings {
    Objects.requireNonNull(weighting, "weighting");
    require("block", block, 3, MOST);
    require("stride", stride, 1, block - 2);
    require("batch", batch, 1, 1 << 12);
    require("threads", threads, 1, 1 << 10);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not in [" + least + ", " + most + "]");
    }
  }

  /**
   * Windows of 512 at every 256, all alike, at most 128 together, on all processors: what {@code
   * predict_proba} of wtpsplit 2.2 does. Its {@code split} has a stride of 64, which reads every
   * token eight times.
   *
   * @return the settings
   */
  public static WindowSettings defaults() {
    return new WindowSettings(
        MOST, MOST / 2, Weighting.UNIFORM, 128, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Another overlap.
   *
   * @param tokens from one window to the next
   * @return these settings with that stride
   */
  public WindowSettings withStride(int tokens) {
    return new WindowSettings(block, tokens, weighting, batch, threads);
  }

  /**
   * Another number of threads inside the network: 1 where {@link Sat#scoreAll(java.util.List,
   * java.util.concurrent.Executor)} runs batches side by side.
   *
   * @param inside at least 1
   * @return these settings with as many
   */
  public WindowSettings withThreads(int inside) {
    return new WindowSettings(block, stride, weighting, batch, inside);
  }

  /**
   * Other weights of windows that overlap.
   *
   * @param weights {@link Weighting#HAT} is better at a large stride
   * @return these settings with those weights
   */
  public WindowSettings withWeighting(Weighting weights) {
    return new WindowSettings(block, stride, weights, batch, threads);
  }
}
