package dev.caesura.corpus.spark;

import dev.caesura.models.speech.SileroVad;
import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;

/** Networks of the transformers: each is loaded once on an executor, and stays. Thread-safe. */
final class SharedModels {

  private static CompactBoundaryScorer splitter;
  private static SileroVad vad;

  private SharedModels() {}

  static synchronized CompactBoundaryScorer splitter() throws IOException {
    if (splitter == null) {
      splitter = CompactBoundaryScorer.open();
    }
    return splitter;
  }

  static synchronized SileroVad vad() throws IOException {
    if (vad == null) {
      vad = SileroVad.open();
    }
    return vad;
  }
}
