package dev.caesura.corpus;

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
 * The sentences of a transcript: a sentence a line if it is written so, else cut by the shipped
 * network on all processors, with or without punctuation. Long transcripts show their progress.
 */
public final class TranscriptSentences {

  private TranscriptSentences() {}

  /**
   * Cuts a transcript.
   *
   * @param text the transcript
   * @param progress whether the user wants to see it
   * @return its sentences; the same for any number of processors
   */
  public static Segmentation of(String text, boolean progress) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open();
        Progress shown =
            Progress.start(
                "finding sentences",
                " windows",
                text.length() / network.strideCodePoints() + 1L,
                progress)) {
      Executor counting =
          task ->
              threads.execute(
                  () -> {
                    task.run();
                    shown.step();
                  });
      BoundaryScorer scorer = part -> network.scoreAll(List.of(part), counting).get(0);
      return TranscriptSegmenter.of(new BoundarySegmenter(scorer, network.threshold()))
          .segment(text);
    } finally {
      threads.shutdown();
    }
  }
}
