package dev.caesura.models.hmm;

import java.util.Arrays;

/**
 * Probabilities of the words of one sentence at given frames, by the forward-backward algorithm
 * over all ways to speak the sentence: words may be left out, and silence or speech without text
 * may lie between them. Densities are flattened, since frames that follow one another are far from
 * independent. Not thread-safe.
 *
 * <p>Source: Wessel, Schlüter, Macherey, Ney, Confidence measures for large vocabulary continuous
 * speech recognition, 2001, with the words of the transcript as the lattice.
 */
final class WordPosteriors {

  /** Share of the logarithms of densities that counts. */
  private static final float SCALE = 0.15f;

  /** Prices, in natural logarithms after the scale. */
  private static final float SKIPPED_WORD = 3;

  private static final float ENTERED_FILLER = 2;
  private static final float ENTERED_SILENCE = 0.5f;

  /** Cells of the largest table: 64 MiB for each direction. */
  private static final long MAX_CELLS = 16L << 20;

  private static final float NEVER = -1e30f;

  private final StateNetwork network;
  private final BandedViterbi.FrameScorer scorer;
  private final float filler;
  private final int frames;
  private final int states;

  /**
   * Prepares the computation.
   *
   * @param network of one sentence
   * @param scorer of the frames of the sentence
   * @param filler by how much speech without text is raised, in natural logarithms before the scale
   */
  WordPosteriors(StateNetwork network, BandedViterbi.FrameScorer scorer, double filler) {
    this.filler = (float) filler;
    this.network = network;
    this.scorer = scorer;
    frames = scorer.frames();
    states = network.states();
  }

  /**
   * Returns the mean probability of each word in its frames.
   *
   * @param places first frame and the frame after the last of each word; negative if it has none
   * @return probabilities in [0, 1]; 0 for a word without a place. All are NaN for a sentence that
   *     is too long
   */
  double[] of(int[][] places) {
    double[] result = new double[network.words()];
    if (frames == 0) {
      return result;
    }
    if ((long) frames * states > MAX_CELLS) {
      Arrays.fill(result, Double.NaN);
      return result;
    }
    float[][] forward = forward();
    float[] after = new float[states];
    float[] now = new float[states];
    float[] node = new float[network.words() + 1];
    double all = NEVER;
    for (int t = frames - 1; t >= 0; t--) {
      backward(t, after, now, node);
      if (t == frames - 1) {
        all = total(forward[t], now);
      }
      for (int w = 0; w < result.length; w++) {
        if (t >= places[w][0] && t < places[w][1] && all > NEVER) {
          float sum = NEVER;
          for (int s = network.boundary(w) + 2; s < network.boundary(w + 1); s++) {
            sum = add(sum, forward[t][s] + now[s]);
          }
          result[w] += Math.exp(sum - all) / (places[w][1] - places[w][0]);
        }
      }
      float[] swap = after;
      after = now;
      now = swap;
    }
    for (int w = 0; w < result.length; w++) {
      result[w] = Math.max(0, Math.min(1, result[w]));
    }
    return result;
  }

  private static double total(float[] forward, float[] backward) {
    float sum = NEVER;
    for (int s = 0; s < forward.length; s++) {
      sum = add(sum, forward[s] + backward[s]);
    }
    return sum;
  }

  private float emission(int t, int state) {
    int label = network.emission[state];
    float score = scorer.scores(t)[scorer.offset(t) + label];
    boolean isFiller = label == network.emission[1];
    return SCALE * (isFiller ? score + filler : score);
  }

  /** Returns the scores of all beginnings, [frames][states]. */
  private float[][] forward() {
    float[][] scores = new float[frames][states];
    for (int t = 0; t < frames; t++) {
      float[] now = scores[t];
      float[] old = t == 0 ? null : scores[t - 1];
      float skipped = NEVER;
      for (int w = 0; w <= network.words(); w++) {
        int boundary = network.boundary(w);
        // How the boundary is reached from the last word, or past it.
        float reached = old == null ? (w == 0 ? 0 : skipped) : add(skipped, last(old, w));
        float silence = old == null ? NEVER : old[boundary];
        float noise = old == null ? NEVER : old[boundary + 1];
        float left = add(reached, add(silence, noise));
        skipped = left - SKIPPED_WORD;
        now[boundary] = add(silence, add(reached, noise) - ENTERED_SILENCE) + emission(t, boundary);
        now[boundary + 1] =
            add(noise, add(reached, silence) - ENTERED_FILLER) + emission(t, boundary + 1);
        if (w == network.words()) {
          break;
        }
        for (int s = boundary + 2; s < network.boundary(w + 1); s++) {
          float from = s == boundary + 2 ? left : old == null ? NEVER : old[s - 1];
          now[s] = add(from, old == null ? NEVER : old[s]) + emission(t, s);
        }
      }
    }
    return scores;
  }

  private float last(float[] old, int word) {
    return word == 0 ? NEVER : old[network.boundary(word) - 1];
  }

  /**
   * Scores all ends after a frame.
   *
   * @param after the scores after the next frame
   * @param now receives the scores after this frame
   * @param node holds, for each boundary, the score of all that follows it
   */
  private void backward(int t, float[] after, float[] now, float[] node) {
    int words = network.words();
    if (t == frames - 1) {
      float end = 0;
      for (int w = words; w >= 0; w--) {
        node[w] = end;
        end -= SKIPPED_WORD;
      }
    } else {
      for (int w = words; w >= 0; w--) {
        int boundary = network.boundary(w);
        float first = w == words ? NEVER : after[boundary + 2] + emission(t + 1, boundary + 2);
        float next = w == words ? NEVER : node[w + 1] - SKIPPED_WORD;
        node[w] = add(first, next);
        float silence = after[boundary] + emission(t + 1, boundary);
        float noise = after[boundary + 1] + emission(t + 1, boundary + 1);
        now[boundary] = add(node[w], add(silence, noise - ENTERED_FILLER));
        now[boundary + 1] = add(node[w], add(noise, silence - ENTERED_SILENCE));
        node[w] = add(node[w], add(silence - ENTERED_SILENCE, noise - ENTERED_FILLER));
      }
    }
    for (int w = words; w >= 0; w--) {
      int boundary = network.boundary(w);
      if (t == frames - 1) {
        now[boundary] = node[w];
        now[boundary + 1] = node[w];
      }
      if (w == words) {
        continue;
      }
      int end = network.boundary(w + 1);
      for (int s = boundary + 2; s < end; s++) {
        float stays = t == frames - 1 ? NEVER : after[s] + emission(t + 1, s);
        float goes =
            s == end - 1
                ? node[w + 1]
                : t == frames - 1 ? NEVER : after[s + 1] + emission(t + 1, s + 1);
        now[s] = add(stays, goes);
      }
    }
  }

  /** Returns the logarithm of the sum of two numbers that are given by their logarithms. */
  private static float add(float a, float b) {
    float most = Math.max(a, b);
    float least = Math.min(a, b);
    if (least <= NEVER / 2 || most - least > 20) {
      return most;
    }
    return most + (float) Math.log1p(Math.exp(least - most));
  }
}
