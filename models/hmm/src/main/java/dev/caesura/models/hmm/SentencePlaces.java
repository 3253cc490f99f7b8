package dev.caesura.models.hmm;

/**
 * Finds where sentences begin and end on a path. Words of a sentence that lie apart from the others
 * do not count; words at its ends that were not found get the speech that is left for them up to
 * the next pause. Not thread-safe.
 */
final class SentencePlaces {

  /** Frames of speech without text inside a sentence beyond which its two sides are two places. */
  private static final int MAX_GAP = 50;

  /** Frames of silence beyond which words before or after it are apart, and those for a letter. */
  private static final int MIN_PAUSE = 40;

  private static final int PAUSE_PER_LETTER = 50;

  /** Frames by which an end moves to a pause, if no word is missing there. */
  private static final int SNAP = 60;

  /** Frames of silence that are a pause. */
  private static final int PAUSE = 6;

  /** Speech without text of at most so many frames belongs to the nearer sentence. */
  private static final int REST = 100;

  /** Frames of silence over which such speech is reached. */
  private static final int REST_PAUSE = 50;

  /** Missing words may take so many times the mean pace. */
  private static final double SLOW = 1.5;

  private final StateNetwork network;
  private final Alignment alignment;
  private final boolean[] speech;
  private final double pace;
  private final double[] fits;

  /**
   * Place of a sentence.
   *
   * @param start the first frame
   * @param end the frame after the last
   * @param firstWord the first word that was found
   * @param lastWord the last word that was found
   * @param found the share of its letters whose words were found
   * @param lost frames that missing words at either end should take beyond what they got
   */
  record Place(int start, int end, int firstWord, int lastWord, double found, double lost) {

    static final Place NONE = new Place(-1, -1, -1, -1, 0, 0);

    boolean isFound() {
      return start >= 0;
    }
  }

  /**
   * Creates a finder.
   *
   * @param pace frames of a letter
   * @param fits how well each word fits, as {@link TrainingPart#wordFits()}
   */
  SentencePlaces(
      StateNetwork network, Alignment alignment, boolean[] speech, double pace, double[] fits) {
    this.network = network;
    this.alignment = alignment;
    this.speech = speech;
    this.pace = pace;
    this.fits = fits;
  }

  /** Returns the place of each sentence. */
  Place[] find() {
    Place[] places = new Place[network.sentences()];
    int[] next = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = core(i);
    }
    int after = speech.length;
    for (int i = places.length - 1; i >= 0; i--) {
      next[i] = after;
      after = places[i].isFound() ? places[i].start() : after;
    }
    Place[] cores = places.clone();
    int before = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i].isFound()) {
        places[i] = snapped(i, places[i], before, next[i]);
        before = places[i].end();
      }
    }
    after = speech.length;
    for (int i = places.length - 1; i >= 0; i--) {
      next[i] = after;
      after = places[i].isFound() ? places[i].start() : after;
    }
    SentenceEnds ends = new SentenceEnds(network, alignment, speech, pace, fits);
    before = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i].isFound()) {
        places[i] = ends.judged(i, cores, places[i], before, next[i]);
        before = places[i].end();
      }
    }
    return places;
  }

  /** Returns the heaviest run of words that lie together. */
  private Place core(int sentence) {
    Place best = Place.NONE;
    int bestLetters = 0;
    int start = -1;
    int first = -1;
    int letters = 0;
    double evidence = 0;
    int missing = 0;
    int end = -1;
    int to = network.firstWord(sentence + 1);
    double left = 0;
    for (int w = network.firstWord(sentence); w < to; w++) {
      left += evidence(network, fits, w);
    }
    for (int w = network.firstWord(sentence); w < to; w++) {
      int[] place = alignment.place(network, w);
      int own = network.letters(w);
      if (place[0] < 0) {
        missing += own;
      } else {
        if (start >= 0 && isApart(end, place[0], missing, Math.min(evidence, left))) {
          start = -1;
        }
        if (start < 0) {
          start = place[0];
          first = w;
          letters = 0;
          evidence = 0;
        }
        missing = 0;
        letters += own;
        evidence += evidence(network, fits, w);
        end = place[1];
        if (letters > bestLetters) {
          bestLetters = letters;
          best = new Place(start, end, first, w, (double) letters / network.lettersOf(sentence), 0);
        }
      }
      left -= evidence(network, fits, w);
    }
    return best;
  }

  /** Returns the letters of a word that count: all if it fits as the sentences do. */
  static double evidence(StateNetwork network, double[] fits, int word) {
    double fit = Double.isNaN(fits[word]) ? 0 : Math.max(0, Math.min(1, fits[word]));
    return fit * network.letters(word);
  }

  /** Returns whether words lie apart; the smaller side has some evidence, in letters. */
  private boolean isApart(int end, int start, int missing, double evidence) {
    int spoken = spoken(end, start);
    return spoken > MAX_GAP + SLOW * missing * pace
        || start - end - spoken > MIN_PAUSE + PAUSE_PER_LETTER * evidence;
  }

  /** Moves both ends to pauses, or to the neighbours, where these are near. */
  private Place snapped(int sentence, Place place, int before, int after) {
    double early = pace * letters(network.firstWord(sentence), place.firstWord());
    double late = pace * letters(place.lastWord() + 1, network.firstWord(sentence + 1));
    int start =
        withRest(reached(place.start() - 1, -1, before - 1, SNAP + SLOW * early), -1, before - 1)
            + 1;
    int end = withRest(reached(place.end(), 1, after, SNAP + SLOW * late), 1, after);
    return new Place(
        start, Math.max(start + 1, end), place.firstWord(), place.lastWord(), place.found(), 0);
  }

  private int spoken(int from, int to) {
    int spoken = 0;
    for (int t = from; t < to; t++) {
      spoken += speech[t] ? 1 : 0;
    }
    return spoken;
  }

  /**
   * Returns the first frame of a pause, from a frame on in a direction; the neighbour's frame if
   * that comes first; the frame itself if neither is within reach.
   */
  private int reached(int from, int step, int neighbour, double reach) {
    int pause = 0;
    for (int t = from; Math.abs(t - from) <= reach; t += step) {
      if (t == neighbour) {
        return t - pause * step;
      }
      pause = speech[t] ? 0 : pause + 1;
      if (pause == PAUSE) {
        return t - (pause - 1) * step;
      }
    }
    return from;
  }

  /** Adds a short stretch of speech without text that is nearer than the neighbour is to it. */
  private int withRest(int from, int step, int neighbour) {
    int t = from;
    while (t != neighbour && !speech[t]) {
      t += step;
    }
    int first = t;
    while (t != neighbour && speech[t]) {
      t += step;
    }
    int length = Math.abs(t - first);
    int gap = Math.abs(first - from);
    boolean isNear = gap <= REST_PAUSE && length > 0 && length <= REST;
    int room = 0;
    for (int r = t; isNear && r != neighbour && !speech[r] && room <= gap; r += step) {
      room++;
    }
    return isNear && room > gap ? t : from;
  }

  private int letters(int from, int to) {
    int letters = 0;
    for (int w = from; w < to; w++) {
      letters += network.letters(w);
    }
    return letters;
  }
}
