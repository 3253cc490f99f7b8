package dev.caesura.text;

/**
 * A boundary scorer that reads a text in windows at fixed places, so that text can be scored while
 * it still comes in: windows of {@link #windowCodePoints} code points start every {@link
 * #strideCodePoints}; of each but the first, the first {@link #contextCodePoints} are context only,
 * and scores up to stride plus context behind its start are final once the window is full.
 *
 * <p>A text that starts where a window starts has the same scores behind the context as the whole.
 * Implementations are thread-safe.
 */
public interface WindowedScorer extends BoundaryScorer {

  /**
   * Length of a window.
   *
   * @return code points, more than stride plus context
   */
  int windowCodePoints();

  /**
   * From one window to the next.
   *
   * @return code points, at least 1
   */
  int strideCodePoints();

  /**
   * What a window reads before the part whose scores count.
   *
   * @return code points, at least 0
   */
  int contextCodePoints();
}
