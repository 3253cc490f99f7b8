package dev.caesura.corpus.mine;

import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.sentence.TranscriptSegmenter;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Splits a transcript into sentences: one per line if it is written so, else with the shipped
 * network on all processors, with or without punctuation. The result does not depend on the number
 * of processors.
 */
final class SentenceFinder {

  private SentenceFinder() {}

  static Segmentation find(String text, MiningProgress progress) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      StageCounter counter =
          new StageCounter(
              progress, MiningStage.ALIGN, text.length() / network.strideCodePoints() + 1L);
      Executor counting =
          task ->
              threads.execute(
                  () -> {
                    task.run();
                    counter.step();
                  });
      BoundaryScorer scorer = window -> network.scoreAll(List.of(window), counting).get(0);
      return TranscriptSegmenter.of(new BoundarySegmenter(scorer, network.threshold()))
          .segment(text);
    } finally {
      threads.shutdown();
    }
  }
}
