package dev.caesura.text;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * Boundary scorer that scores many texts in one call, which lets them share batches and threads.
 *
 * <p>Each text has the scores that it has alone, unless the implementation states how far they may
 * differ. Implementations are thread-safe.
 */
public interface BatchScorer extends BoundaryScorer {

  /**
   * Scores texts, side by side where the executor has several threads.
   *
   * @param texts any number of texts; none gives none
   * @param executor runs the work; its threads decide how much runs at once. {@code Runnable::run}
   *     does everything in the calling thread
   * @return the scores of each text, in the same order
   */
  List<BoundaryScores> scoreAll(List<String> texts, Executor executor);

  /**
   * Scores texts in the calling thread.
   *
   * @param texts any number of texts; none gives none
   * @return the scores of each text, in the same order
   */
  default List<BoundaryScores> scoreAll(List<String> texts) {
    return scoreAll(texts, Runnable::run);
  }

  // One text is a batch of one, whatever scores the batch.
  @SuppressWarnings("FunctionalInterfaceMethodChanged")
  @Override
  default BoundaryScores score(String text) {
    return scoreAll(List.of(text)).get(0);
  }
}
