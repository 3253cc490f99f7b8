package dev.caesura.corpus.mine;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Recognises all pieces that are not in the journal, several at a time.
 *
 * @param recognizer takes as many pieces at once as there are jobs
 * @param audio the recording
 * @param journal receives the words
 * @param jobs the number of threads
 */
record PieceRecognition(
    CloseableRecognizer recognizer, AudioSource audio, RecognitionJournal journal, int jobs) {

  void run(List<TimeSpan> pieces, StageCounter counter) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (TimeSpan piece : pieces) {
        work.add(
            threads.submit(
                () -> {
                  if (journal.find(piece).isEmpty()) {
                    journal.append(piece, recognizer.recognize(audio, piece));
                  }
                  counter.step();
                  return null;
                }));
      }
      for (Future<?> piece : work) {
        await(piece);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> piece) throws IOException, InterruptedException {
    try {
      piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw new IOException(
            "recognition: out of memory. Give Java more with CAESURA_JAVA_OPTS=-Xmx4g, or use fewer"
                + " --jobs.",
            e);
      }
      throw new IOException("recognition failed: " + e.getCause(), e);
    }
  }
}
