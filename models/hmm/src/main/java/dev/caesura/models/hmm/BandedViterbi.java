package dev.caesura.models.hmm;

import java.util.Arrays;

/**
 * Finds the best path of a recording through the states of its transcript, inside a band.
 *
 * <p>Scores are kept at every {@link #STRIDE}th frame; the choices between two of them are computed
 * again on the way back. So memory is the width of the band times the square root of the recording.
 * Not thread-safe.
 */
final class BandedViterbi {

  /** Frames between two checkpoints. */
  static final int STRIDE = 2 * FeatureBlocks.BLOCK;

  static final float NEVER = -1e30f;

  private static final byte FROM_LAST = 0;
  private static final byte FROM_SILENCE = 1;
  private static final byte FROM_FILLER = 2;
  private static final byte FROM_WORD = 3;
  private static final byte FROM_SENTENCE = 4;

  /** Bits of the choice of a boundary; the one above is that of its silence. */
  private static final int REACHED = 7;

  private final StateNetwork network;
  private final FrameScorer scorer;
  private final SearchPrices prices;
  private final Band band;
  private float[] old;
  private float[] now;
  private float[] reached;
  private byte reachedBy;

  /** Scores of all emitting states at a frame. */
  interface FrameScorer {
    /** Returns the number of frames. */
    int frames();

    /** Returns an array with the scores of a frame. */
    float[] scores(int frame);

    /** Returns where the scores of the frame begin in the array. */
    int offset(int frame);
  }

  /**
   * A path.
   *
   * @param states the state at each frame
   * @param score its score; {@link #NEVER} or less if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Arrays of frames are not compared.
  record Path(int[] states, double score) {}

  BandedViterbi(StateNetwork network, FrameScorer scorer, SearchPrices prices, Band band) {
    this.network = network;
    this.scorer = scorer;
    this.prices = prices;
    this.band = band;
  }

  /** Returns the best path; its score is {@link #NEVER} or less if no path fits. */
  Path run() {
    int frames = scorer.frames();
    int states = network.states();
    old = new float[states];
    now = new float[states];
    reached = new float[network.words() + 1];
    Arrays.fill(old, NEVER);
    Arrays.fill(now, NEVER);
    float[][] saved = new float[(frames + STRIDE - 1) / STRIDE][];
    int widest = 0;
    double scale = 0;
    for (int t = 0; t < frames; t++) {
      if (t > 0 && t % STRIDE == 0) {
        scale += level(t - 1);
        saved[t / STRIDE] = Arrays.copyOfRange(old, band.lo(t - 1), band.hi(t - 1));
      }
      widest = Math.max(widest, band.hi(t) - band.lo(t));
      step(t, null);
    }
    byte[] end = new byte[network.words() + 1];
    double score = scale + reachEnd(frames, end);
    int word = network.words();
    while (end[word] >= FROM_WORD) {
      word = skippedFrom(word, end[word]);
    }
    int state = source(word, end[word]);
    int[] path = new int[frames];
    byte[][] choices = new byte[Math.min(frames, STRIDE)][widest];
    for (int from = (frames - 1) / STRIDE * STRIDE; from >= 0; from -= STRIDE) {
      int to = Math.min(frames, from + STRIDE);
      restore(from, saved[from / STRIDE]);
      for (int t = from; t < to; t++) {
        step(t, choices[t - from]);
      }
      for (int t = to - 1; t >= from; t--) {
        path[t] = state;
        state = before(t, state, choices[t - from]);
      }
    }
    return new Path(path, score);
  }

  private int skippedFrom(int word, byte by) {
    return by == FROM_WORD ? word - 1 : network.firstWord(network.sentenceOfWord(word) - 1);
  }

  private void restore(int frame, float[] scores) {
    Arrays.fill(old, NEVER);
    Arrays.fill(now, NEVER);
    if (frame > 0) {
      System.arraycopy(scores, 0, old, band.lo(frame - 1), scores.length);
    }
  }

  /** Returns the state at the frame before, given the choices of a frame. */
  private int before(int t, int state, byte[] choices) {
    int lo = band.lo(t);
    int word = network.wordOf(state);
    int boundary = network.boundary(word);
    byte choice = choices[state - lo];
    if (state > boundary + 2) {
      return state - choice;
    }
    boolean entered = state == boundary ? choice > REACHED : choice != 0;
    if (!entered) {
      return state;
    }
    byte by = (byte) (choices[boundary - lo] & REACHED);
    while (by >= FROM_WORD) {
      word = skippedFrom(word, by);
      by = (byte) (choices[network.boundary(word) - lo] & REACHED);
    }
    return source(word, by);
  }

  private int source(int word, byte by) {
    int boundary = network.boundary(word);
    return by == FROM_LAST ? boundary - 1 : by == FROM_SILENCE ? boundary : boundary + 1;
  }

  /** Scores the boundary before a word before frame t, given those of the words before it. */
  private void reach(int t, int word, int firstWord) {
    int boundary = network.boundary(word);
    float best = NEVER;
    reachedBy = FROM_LAST;
    if (word == 0) {
      best = t == 0 ? 0 : NEVER;
    } else {
      best = old[boundary - 1];
      if (word > firstWord) {
        float skipped =
            reached[word - 1]
                - prices.skippedWord()
                - prices.skippedWordLetter() * network.letters(word - 1);
        if (skipped > best) {
          best = skipped;
          reachedBy = FROM_WORD;
        }
        if (network.isOuter(word)) {
          int sentence = network.sentenceOfWord(word) - 1;
          skipped =
              reached[network.firstWord(sentence)]
                  - prices.skippedSentence()
                  - prices.skippedSentenceLetter() * network.lettersOf(sentence);
          if (skipped > best) {
            best = skipped;
            reachedBy = FROM_SENTENCE;
          }
        }
      }
    }
    if (old[boundary] > best) {
      best = old[boundary];
      reachedBy = FROM_SILENCE;
    }
    if (old[boundary + 1] > best) {
      best = old[boundary + 1];
      reachedBy = FROM_FILLER;
    }
    reached[word] = best;
  }

  /** Scores the last boundary after all frames; stores how each boundary is reached. */
  private float reachEnd(int frames, byte[] by) {
    int first = frames == 0 ? 0 : network.wordOf(band.lo(frames - 1));
    for (int w = first; w <= network.words(); w++) {
      reach(frames, w, first);
      by[w] = reachedBy;
    }
    return reached[network.words()];
  }

  /** Lowers all scores by the best one, so that they keep their precision; returns it. */
  private double level(int frame) {
    float best = NEVER;
    for (int s = band.lo(frame); s < band.hi(frame); s++) {
      best = Math.max(best, old[s]);
    }
    if (best <= NEVER) {
      return 0;
    }
    for (int s = band.lo(frame); s < band.hi(frame); s++) {
      old[s] = old[s] <= NEVER / 2 ? NEVER : old[s] - best;
    }
    return best;
  }

  private void step(int t, byte[] choices) {
    int lo = band.lo(t);
    int hi = band.hi(t);
    float[] e = scorer.scores(t);
    int offset = scorer.offset(t);
    int first = network.wordOf(lo);
    int word = first;
    while (true) {
      reach(t, word, first);
      int boundary = network.boundary(word);
      enter(word, hi, e, offset, choices, lo);
      if (boundary + 2 >= hi) {
        break;
      }
      word++;
      if (choices == null) {
        inner(boundary + 3, network.boundary(word), e, offset);
      } else {
        inner(boundary + 3, network.boundary(word), e, offset, choices, lo);
      }
    }
    // States that have left the band score nothing from now on.
    if (t > 0 && band.lo(t - 1) < lo) {
      Arrays.fill(old, band.lo(t - 1), lo, NEVER);
      Arrays.fill(now, band.lo(t - 1), lo, NEVER);
    }
    float[] swap = old;
    old = now;
    now = swap;
  }

  /** Scores the states of a boundary and the first one after it, if it is in the band. */
  private void enter(int word, int hi, float[] e, int offset, byte[] choices, int lo) {
    int boundary = network.boundary(word);
    boolean outer = network.isOuter(word);
    float score = reached[word];
    float silence = outer ? score : score - prices.pause();
    float filler = score - (outer ? prices.filler() : prices.innerFiller());
    boolean newSilence = silence > old[boundary];
    boolean newFiller = filler > old[boundary + 1];
    now[boundary] = Math.max(silence, old[boundary]) + e[offset + network.emission[boundary]];
    now[boundary + 1] =
        Math.max(filler, old[boundary + 1]) + e[offset + network.emission[boundary + 1]];
    if (choices != null) {
      choices[boundary - lo] = (byte) (reachedBy | (newSilence ? REACHED + 1 : 0));
      choices[boundary + 1 - lo] = (byte) (newFiller ? 1 : 0);
    }
    if (word < network.words() && boundary + 2 < hi) {
      float own = old[boundary + 2];
      now[boundary + 2] = Math.max(own, score) + e[offset + network.emission[boundary + 2]];
      if (choices != null) {
        choices[boundary + 2 - lo] = (byte) (score > own ? 1 : 0);
      }
    }
  }

  private void inner(int from, int to, float[] e, int offset) {
    float[] a = old;
    float[] b = now;
    int[] emission = network.emission;
    for (int s = from; s < to; s++) {
      b[s] = Math.max(a[s], a[s - 1]) + e[offset + emission[s]];
    }
  }

  private void inner(int from, int to, float[] e, int offset, byte[] choices, int lo) {
    float[] a = old;
    float[] b = now;
    int[] emission = network.emission;
    for (int s = from; s < to; s++) {
      boolean advance = a[s - 1] > a[s];
      b[s] = (advance ? a[s - 1] : a[s]) + e[offset + emission[s]];
      choices[s - lo] = (byte) (advance ? 1 : 0);
    }
  }
}
