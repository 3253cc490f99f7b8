package dev.caesura.models.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scores of all emitting states at all frames. All are computed at once, in several threads, if
 * they fit into {@link #MAX_FLOATS}; else a block at a time, when it is asked for. Not thread-safe.
 */
final class EmissionTable implements BandedViterbi.FrameScorer {

  /** Of all states, one in so many fits a frame better than speech without text does. */
  private static final int RANK = 8;

  /** 192 MiB. */
  private static final long MAX_FLOATS = 48L << 20;

  private final FeatureBlocks features;
  private final GaussianMixtures mixtures;
  private final SearchPrices prices;
  private final boolean[] speech;
  private final boolean[] far;
  private final float[][] blocks;
  private int older = -1;
  private int newer = -1;
  private float bonus;

  /**
   * Creates a table.
   *
   * @param speech whether speech was detected in each frame
   * @param prices of frames; the last two states of the mixtures are silence and filler
   * @param jobs threads, at least 1
   */
  EmissionTable(
      FeatureBlocks features,
      GaussianMixtures mixtures,
      boolean[] speech,
      SearchPrices prices,
      int jobs) {
    this.features = features;
    this.mixtures = mixtures;
    this.prices = prices;
    this.speech = speech;
    far = SpeechFeatures.farFromSpeech(speech);
    blocks = new float[features.blocks()][];
    if ((long) features.frames() * mixtures.states() <= MAX_FLOATS) {
      fill(jobs);
    }
  }

  private void fill(int jobs) {
    if (jobs == 1) {
      for (int b = 0; b < blocks.length; b++) {
        blocks[b] = compute(b);
      }
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int j = 0; j < jobs; j++) {
        int from = j;
        running.add(
            threads.submit(
                () -> {
                  for (int b = from; b < blocks.length; b += jobs) {
                    blocks[b] = compute(b);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during scoring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private float[] compute(int index) {
    int states = mixtures.states();
    float[] scores = new float[FeatureBlocks.BLOCK * states];
    mixtures.score(features.block(index), 0, states, scores);
    float[] copy = new float[states - 2];
    int count = Math.min(FeatureBlocks.BLOCK, features.frames() - index * FeatureBlocks.BLOCK);
    for (int i = 0; i < count; i++) {
      int at = i * states;
      float garbage = garbage(scores, at, copy);
      scores[at + states - 1] = garbage + bonus;
      if (far[index * FeatureBlocks.BLOCK + i]) {
        // Models are not trained on these sounds, so they score as unrelated speech does.
        scores[at + states - 2] = Math.max(scores[at + states - 2], garbage);
      }
      if (speech[index * FeatureBlocks.BLOCK + i]) {
        scores[at + states - 2] -= prices.silentSpeech();
      } else {
        for (int s = 0; s < states; s++) {
          if (s != states - 2) {
            scores[at + s] -= prices.speechInSilence();
          }
        }
      }
    }
    return scores;
  }

  /** Returns the score of speech without text: that of a unit that fits well, but not best. */
  private static float garbage(float[] scores, int at, float[] copy) {
    System.arraycopy(scores, at, copy, 0, copy.length);
    Arrays.sort(copy);
    return copy[copy.length - 1 - copy.length / RANK];
  }

  /** Raises the score of speech without text in all frames. */
  void raiseFiller(float by) {
    bonus += by;
    int states = mixtures.states();
    for (float[] block : blocks) {
      for (int at = states - 1; block != null && at < block.length; at += states) {
        block[at] += by;
      }
    }
  }

  @Override
  public int frames() {
    return features.frames();
  }

  @Override
  public float[] scores(int frame) {
    int index = frame / FeatureBlocks.BLOCK;
    float[] block = blocks[index];
    if (block == null) {
      // Blocks are asked for in order, a stride at a time; two are kept.
      if (older >= 0 && older != index) {
        blocks[older] = null;
      }
      older = newer;
      newer = index;
      block = compute(index);
      blocks[index] = block;
    }
    return block;
  }

  @Override
  public int offset(int frame) {
    return frame % FeatureBlocks.BLOCK * mixtures.states();
  }
}
