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

  /** Fewer letters at an end, before or after a pause of {@link #WEAK_PAUSE}, are weak evidence. */
  private static final int WEAK_LETTERS = 6;

  private static final int WEAK_PAUSE = 25;

  /** Frames that count as lost for an end with weak evidence. */
  private static final int WEAK = 20;

  private final StateNetwork network;
  private final Alignment alignment;
  private final boolean[] speech;
  private final double pace;

  SentenceEnds(StateNetwork network, Alignment alignment, boolean[] speech, double pace) {
    this.network = network;
    this.alignment = alignment;
    this.speech = speech;
    this.pace = pace;
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
    if (spoken(before, start) <= CERTAIN) {
      lost += isSolid(cores, sentence, -1) ? KNOWN * early : early;
    } else {
      lost += early;
      int inner = afterWeak(core, true);
      if (inner != first) {
        first = inner;
        start = alignment.place(network, first)[0];
        lost += WEAK;
      }
    }
    double late = pace * letters(last + 1, network.firstWord(sentence + 1));
    late = Math.max(0, late - (end - core.end()));
    if (spoken(end, after) <= CERTAIN) {
      lost += isSolid(cores, sentence, 1) ? KNOWN * late : late;
    } else {
      lost += late;
      int inner = afterWeak(core, false);
      if (inner != last && inner >= first) {
        last = inner;
        end = alignment.place(network, last)[1];
        lost += WEAK;
      }
    }
    return new Place(start, Math.max(start + 1, end), first, last, place.found(), lost);
  }

  /** Returns whether most of the next sentence that was found in a direction was found. */
  private static boolean isSolid(Place[] cores, int sentence, int step) {
    int i = sentence + step;
    while (i >= 0 && i < cores.length && !cores[i].isFound()) {
      i += step;
    }
    return i < 0 || i >= cores.length || cores[i].found() >= SOLID;
  }

  /** Returns the word at an end of a sentence that is left without few letters apart from it. */
  private int afterWeak(Place place, boolean atStart) {
    int letters = 0;
    int end = atStart ? place.firstWord() : place.lastWord();
    int step = atStart ? 1 : -1;
    int[] last = alignment.place(network, end);
    for (int w = end; w >= place.firstWord() && w <= place.lastWord(); w += step) {
      int[] next = alignment.place(network, w);
      if (next[0] < 0) {
        continue;
      }
      if (Math.max(next[0] - last[1], last[0] - next[1]) > WEAK_PAUSE) {
        return w;
      }
      letters += network.letters(w);
      last = next;
      if (letters >= WEAK_LETTERS) {
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
