package dev.caesura.models.hmm;

import java.util.Arrays;
import java.util.List;

/**
 * Aligns again what the search has given up between sentences that it has found: where the speech
 * that is left is about as long as the text that is left, the text is likely to be spoken there,
 * however badly it fits (another speaker, music, a bad line). There, leaving out is dear and speech
 * without text scores little. If that does not bring most of each sentence either, the sentences
 * are placed by their lengths and the pauses. Immutable.
 */
final class WeakStretches {

  /** Share of its letters that a sentence needs to count as found. */
  private static final double FOUND = 0.75;

  /** Mean fit of its words that a sentence needs to count as found. */
  private static final double FIT = 0.5;

  /** A word takes at most so many times its expected time, and {@link #LONG} frames more. */
  private static final double STRETCH = 4;

  private static final int LONG = 50;

  private static final double MIN_RATIO = 0.6;
  private static final double MAX_RATIO = 1.8;

  /** Cells of the largest search: a few seconds. */
  private static final long MAX_CELLS = 1_000_000_000;

  private static final SearchPrices PRICES = new SearchPrices(60, 4, 20, 4, 10, 20, 3, 2, 2);

  private final StateNetwork network;
  private final List<int[][]> texts;
  private final int units;
  private final boolean[] speech;

  WeakStretches(StateNetwork network, List<int[][]> texts, int units, boolean[] speech) {
    this.network = network;
    this.texts = texts;
    this.units = units;
    this.speech = speech;
  }

  /**
   * Aligns the weak stretches again.
   *
   * @param alignment of the whole recording
   * @param fits how well each word fits
   * @param table scores of frames, with a low level of speech without text
   * @param filled receives true for each word of a stretch that was aligned again
   */
  Alignment realigned(Alignment alignment, double[] fits, EmissionTable table, boolean[] filled) {
    int count = network.sentences();
    boolean[] solid = new boolean[count];
    double frames = 0;
    double letters = 0;
    int[][] places = alignment.places(network);
    for (int i = 0; i < count; i++) {
      if (isFound(alignment, fits, i)) {
        solid[i] = true;
        frames += spoken(places[i][0], places[i][1]);
        letters += network.lettersOf(i);
      }
    }
    if (letters == 0) {
      return alignment;
    }
    double pace = frames / letters;
    for (int i = 0; i < count; i++) {
      solid[i] &= !isStretched(network, alignment, i, pace);
    }
    int[] path = alignment.path().clone();
    for (int i = 0; i < count; i++) {
      int from = i;
      while (i < count && !solid[i]) {
        i++;
      }
      if (i > from) {
        int start = from == 0 ? 0 : places[from - 1][1];
        int end = i == count ? path.length : places[i][0];
        fill(from, i, start, end, pace, table, path, filled);
      }
    }
    return Alignment.of(network, path).withoutPauses(network, speech);
  }

  private boolean isFound(Alignment alignment, double[] fits, int sentence) {
    double found = 0;
    double fit = 0;
    for (int w = network.firstWord(sentence); w < network.firstWord(sentence + 1); w++) {
      if (alignment.place(network, w)[0] >= 0) {
        found += network.letters(w);
        fit += fits[w] * network.letters(w);
      }
    }
    return found >= FOUND * network.lettersOf(sentence) && fit >= FIT * found;
  }

  private static boolean isStretched(
      StateNetwork network, Alignment alignment, int sentence, double pace) {
    for (int w = network.firstWord(sentence); w < network.firstWord(sentence + 1); w++) {
      int[] place = alignment.place(network, w);
      if (place[1] - place[0] > STRETCH * pace * network.letters(w) + LONG) {
        return true;
      }
    }
    return false;
  }

  private void fill(
      int from,
      int to,
      int start,
      int end,
      double pace,
      EmissionTable table,
      int[] path,
      boolean[] filled) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      letters += network.lettersOf(i);
    }
    double ratio = spoken(start, end) / (pace * letters);
    int frames = end - start;
    if (ratio < MIN_RATIO || ratio > MAX_RATIO || frames < letters * StateNetwork.STATES) {
      return;
    }
    StateNetwork part = StateNetwork.of(texts.subList(from, to), units);
    if ((long) frames * part.states() > MAX_CELLS) {
      return;
    }
    BandedViterbi.FrameScorer view = new TableView(table, start, frames);
    BandedViterbi.Path found =
        new BandedViterbi(part, view, PRICES, Band.whole(part, frames)).run();
    if (found.score() <= BandedViterbi.NEVER) {
      return;
    }
    int[] states = found.states();
    if (!isWhole(part, Alignment.of(part, states), pace)) {
      states = byLength(part, Arrays.copyOfRange(speech, start, end), pace);
    }
    int offset = network.start(from);
    for (int t = 0; t < frames; t++) {
      path[start + t] = offset + states[t];
    }
    Arrays.fill(filled, network.firstWord(from), network.firstWord(to), true);
  }

  /** Returns whether most letters of each sentence are spoken, at a pace that is possible. */
  private static boolean isWhole(StateNetwork part, Alignment alignment, double pace) {
    for (int i = 0; i < part.sentences(); i++) {
      int letters = 0;
      for (int w = part.firstWord(i); w < part.firstWord(i + 1); w++) {
        letters += alignment.place(part, w)[0] >= 0 ? part.letters(w) : 0;
      }
      if (letters < FOUND * part.lettersOf(i) || isStretched(part, alignment, i, pace)) {
        return false;
      }
    }
    return true;
  }

  /** Returns states of sentences that are placed by their lengths and the pauses alone. */
  private static int[] byLength(StateNetwork part, boolean[] spoken, double pace) {
    return Alignment.ofPlaces(part, new PauseStart(spoken).place(part, pace), spoken).path();
  }

  private int spoken(int from, int to) {
    int spoken = 0;
    for (int t = Math.max(0, from); t < to; t++) {
      spoken += speech[t] ? 1 : 0;
    }
    return spoken;
  }
}
