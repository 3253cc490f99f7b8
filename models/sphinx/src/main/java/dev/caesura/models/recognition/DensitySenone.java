package dev.caesura.models.recognition;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.MixtureComponent;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.ScoreCachingSenone;
import edu.cmu.sphinx.util.LogMath;

/**
 * Senone (tied state) of Sphinx-4 whose densities come from a codebook of any number of streams,
 * its own or a shared one. Its score is the sum over the streams of the weighted best densities.
 * Not thread-safe, and not serialisable in spite of its interface.
 */
@SuppressWarnings("serial")
final class DensitySenone extends ScoreCachingSenone {

  private final transient CodebookScores codebook;
  private final transient float[][] weights;
  private final int id;

  /**
   * Creates a senone.
   *
   * @param codebook the scores of its densities
   * @param weights natural logarithms of the weights by stream and density
   * @param id its number in the model
   */
  DensitySenone(CodebookScores codebook, float[][] weights, int id) {
    this.codebook = codebook;
    this.weights = weights;
    this.id = id;
  }

  @Override
  protected float calculateScore(Data frame) {
    int slot = codebook.slot(frame);
    int[] ids = codebook.ids(slot);
    float[] scores = codebook.scores(slot);
    int top = ids.length / weights.length;
    LogMath logs = LogMath.getLogMath();
    float total = 0;
    for (int stream = 0; stream < weights.length; stream++) {
      float sum = LogMath.LOG_ZERO;
      for (int i = stream * top; i < (stream + 1) * top; i++) {
        sum = logs.addAsLinear(sum, logs.lnToLog(scores[i] + weights[stream][ids[i]]));
      }
      total += sum;
    }
    return total;
  }

  @Override
  public long getID() {
    return id;
  }

  @Override
  public float[] calculateComponentScore(Data frame) {
    throw new UnsupportedOperationException("only training needs the scores of components");
  }

  @Override
  public MixtureComponent[] getMixtureComponents() {
    throw new UnsupportedOperationException("only training needs the components");
  }

  @Override
  public float[] getLogMixtureWeights() {
    throw new UnsupportedOperationException("only training needs the weights");
  }

  @Override
  public void dump(String message) {
    // Sphinx-4 calls it for debugging only.
  }
}
