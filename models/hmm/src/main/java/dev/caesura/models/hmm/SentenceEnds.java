package dev.caesura.models.hmm;

import dev.caesura.models.hmm.SentencePlaces.Place;

/**
 * Judges how certain the ends of sentences are, by what was found there and what is left beside.
 */
final class SentenceEnds {

  /** Frames of speech without text beside an end that are a breath, or rounding. */
  private static final int CERTAIN = 15;

  /** Share of its letters from which a sentence is solid. */
  private static final double SOLID = 0.5;

  /** Share of lost frames that count where no speech is left. */
  private static final double KNOWN = 0.4;

  /** Less evidence at an end, before or after a pause of {@link #WEAK_PAUSE}, is weak. */
  private static final double WEAK_LETTERS = 3;

  /** Less evidence there is none, even if no speech is left beside. */
  private static final double NO_LETTERS = 0.5;

  /** Frames of speech without text beside an end from which no pause is near. */
  private static final int FAR = 60;

  /** Less evidence, apart from the rest, is weak where no pause is near. */
  private static final double FAR_LETTERS = 12;

  private static final int WEAK_PAUSE = 25;

  /** Frames that count as lost for an end with weak evidence. */
  private static final int WEAK = 20;

  private final StateNetwork network;
  private final Alignment alignment;
  private final boolean[] speech;
  private final double pace;
  private final double[] fits;

  SentenceEnds(
      StateNetwork network, Alignment alignment, boolean[] speech, double pace, double[] fits) {
    this.network = network;
    this.alignment = alignment;
    this.speech = speech;
    this.pace = pace;
    this.fits = fits;
  }

  /**
   * Adds the frames that are lost. An end is fairly certain, whatever was found there, if no speech
   * is left between it and a neighbour that was found, too. Where speech is left, a few letters
   * apart from the others are taken for a part of that speech.
   */
  Place judged(int sentence, Place[] cores, Place place, int before, int after) {
    Place core = cores[sentence];
    double lost = 0;
    int start = place.start();
    int end = place.end();
    int first = core.firstWord();
    int last = core.lastWord();
    double early = pace * letters(network.firstWord(sentence), first);
    early = Math.max(0, early - (core.start() - start));
    boolean isLeft = spoken(before, start) > CERTAIN;
    lost += !isLeft && isSolid(cores, sentence, -1) ? KNOWN * early : early;
    int inner =
        afterWeak(
            core,
            true,
            limit(isLeft, first > network.firstWord(sentence), core.start() - 1, -1, before));
    if (inner != first) {
      first = inner;
      start = alignment.place(network, first)[0];
      lost += WEAK;
    }
    double late = pace * letters(last + 1, network.firstWord(sentence + 1));
    late = Math.max(0, late - (end - core.end()));
    isLeft = spoken(end, after) > CERTAIN;
    lost += !isLeft && isSolid(cores, sentence, 1) ? KNOWN * late : late;
    inner =
        afterWeak(
            core,
            false,
            limit(isLeft, last < network.firstWord(sentence + 1) - 1, core.end(), 1, after));
    if (inner != last && inner >= first) {
      last = inner;
      end = alignment.place(network, last)[1];
      lost += WEAK;
    }
    return new Place(start, Math.max(start + 1, end), first, last, place.found(), lost);
  }

  /**
   * Returns the evidence, in letters, below which words at an end are not believed. Words in the
   * middle of speech without text, far from a pause, are likely to be the same words in a sentence
   * that is not in the text, unless words are missing beside them.
   */
  private double limit(boolean isLeft, boolean isMissing, int from, int step, int neighbour) {
    int run = 0;
    for (int t = from; t >= 0 && t < speech.length && speech[t] && run <= FAR; t += step) {
      if (step < 0 ? t < neighbour : t >= neighbour) {
        break;
      }
      run++;
    }
    return run > FAR && !isMissing ? FAR_LETTERS : isLeft ? WEAK_LETTERS : NO_LETTERS;
  }

  /** Returns whether most of the next sentence that was found in a direction was found. */
  private static boolean isSolid(Place[] cores, int sentence, int step) {
    int i = sentence + step;
    while (i >= 0 && i < cores.length && !cores[i].isFound()) {
      i += step;
    }
    return i < 0 || i >= cores.length || cores[i].found() >= SOLID;
  }

  /** Returns the word at an end of a sentence that is left without weak evidence apart from it. */
  private int afterWeak(Place place, boolean atStart, double limit) {
    double evidence = 0;
    double all = 0;
    for (int w = place.firstWord(); w <= place.lastWord(); w++) {
      all += SentencePlaces.evidence(network, fits, w);
    }
    int end = atStart ? place.firstWord() : place.lastWord();
    int step = atStart ? 1 : -1;
    int[] last = alignment.place(network, end);
    for (int w = end; w >= place.firstWord() && w <= place.lastWord(); w += step) {
      int[] next = alignment.place(network, w);
      if (next[0] < 0) {
        continue;
      }
      if (Math.max(next[0] - last[1], last[0] - next[1]) > WEAK_PAUSE) {
        return evidence < all / 2 ? w : end;
      }
      evidence += SentencePlaces.evidence(network, fits, w);
      last = next;
      if (evidence >= limit) {
        return end;
      }
    }
    return end;
  }

  private int spoken(int from, int to) {
    int spoken = 0;
    for (int t = from; t < to; t++) {
      spoken += speech[t] ? 1 : 0;
    }
    return spoken;
  }

  private int letters(int from, int to) {
    int letters = 0;
    for (int w = from; w < to; w++) {
      letters += network.letters(w);
    }
    return letters;
  }
}
