package dev.caesura.models.recognition;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.FloatData;

/**
 * Best densities of a codebook in the last frames. The phone look-ahead of the decoder scores
 * frames before the search does, so several are kept. Not thread-safe: each decoder has its own.
 */
final class CodebookScores {

  /** More than the look-ahead of {@code sphinx.xml}. */
  private static final int FRAMES = 8;

  private final GaussianCodebook codebook;
  private final Data[] frames = new Data[FRAMES];
  private final int[][] ids;
  private final float[][] scores;
  private int next;

  CodebookScores(GaussianCodebook codebook, int top) {
    this.codebook = codebook;
    int size = codebook.streams() * Math.min(top, codebook.densities());
    this.ids = new int[FRAMES][size];
    this.scores = new float[FRAMES][size];
  }

  /** Returns the slot of a frame, which is scored if it was not yet. */
  int slot(Data frame) {
    for (int i = 0; i < FRAMES; i++) {
      if (frames[i] == frame) {
        return i;
      }
    }
    int slot = next;
    next = (next + 1) % FRAMES;
    codebook.best(FloatData.toFloatData(frame).getValues(), ids[slot], scores[slot]);
    frames[slot] = frame;
    return slot;
  }

  int[] ids(int slot) {
    return ids[slot];
  }

  float[] scores(int slot) {
    return scores[slot];
  }
}
