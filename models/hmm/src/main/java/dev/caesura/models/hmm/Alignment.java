package dev.caesura.models.hmm;

import java.util.Arrays;

/**
 * State of the network and emitting state at each frame. Not to be changed.
 *
 * @param path states of the network, whose words never run backwards
 * @param labels emitting states, or -1 where a frame is not to be trained on
 */
@SuppressWarnings("ArrayRecordComponent") // Arrays of frames are not compared.
record Alignment(int[] path, int[] labels) {

  /** Frames without speech at an end of a word that are no longer a quiet sound of it. */
  private static final int MIN_PAUSE = 30;

  /** Returns the alignment of a path. */
  static Alignment of(StateNetwork network, int[] path) {
    int[] labels = new int[path.length];
    Arrays.setAll(labels, t -> network.emission[path[t]]);
    return new Alignment(path, labels);
  }

  /**
   * Returns the alignment of sentences whose places are known: their states share the frames of
   * speech equally.
   *
   * @param places first frame and the frame after the last of each sentence, in order; negative if
   *     it is not spoken
   * @param speech whether each frame is speech
   */
  static Alignment ofPlaces(StateNetwork network, int[][] places, boolean[] speech) {
    int[] path = new int[speech.length];
    int[] labels = new int[speech.length];
    int silence = network.emission[0];
    int filler = network.emission[1];
    for (int t = 0; t < path.length; t++) {
      labels[t] = speech[t] ? filler : silence;
    }
    int done = 0;
    int boundary = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i][0] < 0) {
        continue;
      }
      int from = Math.max(done, places[i][0]);
      int to = Math.min(path.length, Math.max(from, places[i][1]));
      Arrays.fill(path, done, from, network.start(boundary));
      share(network, i, from, to, speech, path, labels, silence);
      done = to;
      boundary = i + 1;
    }
    Arrays.fill(path, done, path.length, network.start(boundary));
    return new Alignment(path, labels);
  }

  /**
   * Returns the alignment in which long pauses at the ends of words are silence between the words.
   * A word without speech stays as it is.
   *
   * @param speech whether each frame is speech
   */
  Alignment withoutPauses(StateNetwork network, boolean[] speech) {
    int[] changed = path.clone();
    for (int w = 0; w < network.words(); w++) {
      int[] place = place(network, w);
      int from = Math.max(0, place[0]);
      int to = Math.max(0, place[1]);
      while (from < to && !speech[from]) {
        from++;
      }
      while (to > from && !speech[to - 1]) {
        to--;
      }
      if (from == to) {
        continue;
      }
      if (from - place[0] >= MIN_PAUSE) {
        Arrays.fill(changed, place[0], from, network.boundary(w));
      }
      if (place[1] - to >= MIN_PAUSE) {
        Arrays.fill(changed, to, place[1], network.boundary(w + 1));
      }
    }
    return of(network, changed);
  }

  private static void share(
      StateNetwork network,
      int sentence,
      int from,
      int to,
      boolean[] speech,
      int[] path,
      int[] labels,
      int silence) {
    int[] states = new int[network.lettersOf(sentence) * StateNetwork.STATES];
    int count = 0;
    for (int w = network.firstWord(sentence); w < network.firstWord(sentence + 1); w++) {
      for (int s = network.boundary(w) + 2; s < network.boundary(w + 1); s++) {
        states[count++] = s;
      }
    }
    int spoken = 0;
    for (int t = from; t < to; t++) {
      spoken += speech[t] ? 1 : 0;
    }
    int done = 0;
    for (int t = from; t < to; t++) {
      int at = (int) Math.min(count - 1, (long) done * count / Math.max(1, spoken));
      path[t] = states[at];
      if (speech[t]) {
        labels[t] = network.emission[states[at]];
        done++;
      } else {
        labels[t] = silence;
      }
    }
  }

  /**
   * Returns the first frame and the frame after the last of each sentence; -1 if none of its words
   * is spoken. Silence and speech without text at its ends do not count.
   */
  int[][] places(StateNetwork network) {
    int[][] places = new int[network.sentences()][];
    for (int i = 0; i < places.length; i++) {
      int from = -1;
      int to = -1;
      for (int w = network.firstWord(i); w < network.firstWord(i + 1); w++) {
        int[] word = place(network, w);
        if (word[0] >= 0) {
          from = from < 0 ? word[0] : from;
          to = word[1];
        }
      }
      places[i] = new int[] {from, to};
    }
    return places;
  }

  /** Returns the first frame and the frame after the last of a word; -1 if it is not spoken. */
  int[] place(StateNetwork network, int word) {
    int from = first(network.boundary(word) + 2);
    int to = first(network.boundary(word + 1));
    return from == to ? new int[] {-1, -1} : new int[] {from, to};
  }

  /** Returns the first frame whose state is not before a given one. */
  int first(int state) {
    int lo = 0;
    int hi = path.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (path[middle] < state) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }
}
