package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcAlignment.PlacedSymbol;
import dev.caesura.align.ctc.CtcAlignment.PlacedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Forced alignment: the times of the words of a known text, from the emissions of a CTC model, by
 * Viterbi in bounded memory.
 *
 * <p>A character that the model does not know becomes a wildcard: it takes the most probable symbol
 * of its frames. Optionally a word that nobody says is skipped at a price for each of its symbols,
 * and pauses take sounds that nobody wrote at a price for each frame.
 *
 * <p>Time: frames times states, twice, in a band along the diagonal that is made wider while the
 * path comes near its edge, so at most four times all of them. The result is the best path within
 * the last band; all states are in it where frames times states are no more than {@value
 * #EXACT_CELLS}. Immutable and thread-safe.
 */
public final class CtcAligner {

  /** Up to so many cells (some ten seconds) no band is used. */
  static final long EXACT_CELLS = 2_000_000_000L;

  private static final int LEAST_BAND = 40_000;
  private static final int CONFIDENCE_FRAMES = 30;

  private final CtcVocabulary vocabulary;
  private final double skipCost;
  private final double noiseCost;
  private final long exactCells;
  private final int band;

  private CtcAligner(
      CtcVocabulary vocabulary, double skipCost, double noiseCost, long exactCells, int band) {
    this.vocabulary = vocabulary;
    this.skipCost = skipCost;
    this.noiseCost = noiseCost;
    this.exactCells = exactCells;
    this.band = band;
  }

  /**
   * An aligner that places every word and takes all sound for text.
   *
   * @param vocabulary of the model
   * @return the aligner
   */
  public static CtcAligner of(CtcVocabulary vocabulary) {
    return new CtcAligner(
        Objects.requireNonNull(vocabulary, "vocabulary"),
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        EXACT_CELLS,
        LEAST_BAND);
  }

  /**
   * The same, but words may be left out that nobody says.
   *
   * @param nats what leaving out costs for each symbol of the word, more than 0; a word is left out
   *     where its symbols are less probable than exp(-nats) each, on average, than what else the
   *     frames can be. 3 is a fair start
   * @return an aligner
   * @throws IllegalArgumentException if it is not a positive number
   */
  public CtcAligner withSkippedText(double nats) {
    return new CtcAligner(vocabulary, positive("skipping", nats), noiseCost, exactCells, band);
  }

  /**
   * The same, but pauses take speech that nobody wrote.
   *
   * @param nats what each frame of it costs, more than 0, against the most probable symbol there. 1
   *     is a fair start
   * @return an aligner
   * @throws IllegalArgumentException if it is not a positive number
   */
  public CtcAligner withSkippedSpeech(double nats) {
    return new CtcAligner(vocabulary, skipCost, positive("extra speech", nats), exactCells, band);
  }

  /** The same with another band, so that tests need no hours of frames. */
  CtcAligner withBand(long cells, int states) {
    return new CtcAligner(vocabulary, skipCost, noiseCost, cells, states);
  }

  private static double positive(String what, double nats) {
    if (!(nats > 0 && nats < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "cost of " + what + " " + nats + " is not a positive number");
    }
    return nats;
  }

  /**
   * Places words.
   *
   * @param emissions of the stretch in which they are said
   * @param words in the order of speech, each without spaces around it; what has no sound of its
   *     own (an empty string) gets no place
   * @return every word, in order; spans never overlap
   * @throws IllegalArgumentException if the vocabularies differ in size, or no path through the
   *     frames has a probability above 0: as a rule, the text is too long for them
   */
  public CtcAlignment align(Emissions emissions, List<String> words) {
    if (emissions.symbols() != vocabulary.size()) {
      throw new IllegalArgumentException(
          "emissions of " + emissions.symbols() + " symbols, vocabulary of " + vocabulary.size());
    }
    List<int[]> encoded = words.stream().map(vocabulary::encode).toList();
    CtcStates states = new CtcStates(vocabulary, encoded, skipCost);
    int[] path = new int[0];
    if (emissions.frames() > 0) {
      long cells = (long) emissions.frames() * states.size();
      int width = cells <= exactCells ? states.size() : band;
      path = new CtcViterbi(emissions, states, vocabulary.blank(), noiseCost).path(width);
    }
    boolean anySound = encoded.stream().anyMatch(word -> word.length > 0);
    if (path.length == 0 && (emissions.frames() > 0 || (anySound && Double.isInfinite(skipCost)))) {
      long symbols = encoded.stream().mapToLong(word -> word.length).sum();
      throw new IllegalArgumentException(
          "no way to say "
              + words.size()
              + " words of "
              + symbols
              + " symbols in "
              + emissions.frames()
              + " frames of "
              + emissions.span());
    }
    return new CtcAlignment(place(emissions, words, encoded, states, path));
  }

  private static List<PlacedWord> place(
      Emissions emissions, List<String> words, List<int[]> encoded, CtcStates states, int[] path) {
    List<PlacedWord> placed = new ArrayList<>(words.size());
    int t = 0;
    for (int w = 0; w < words.size(); w++) {
      while (t < path.length && path[t] < states.firstSound[w]) {
        t++;
      }
      int first = t;
      int end = t;
      List<PlacedSymbol> sounds = new ArrayList<>();
      while (t < path.length && path[t] < states.endSound[w]) {
        int from = t;
        int state = path[t];
        while (t < path.length && path[t] == state) {
          t++;
        }
        // Sounds and the blanks between them take turns.
        int sound = state - states.firstSound[w];
        if (sound % 2 == 0) {
          sounds.add(new PlacedSymbol(encoded.get(w)[sound / 2], emissions.frameSpan(from, t)));
          end = t;
        }
      }
      String text = words.get(w);
      placed.add(
          sounds.isEmpty()
              ? new PlacedWord(text, Optional.empty(), 0, List.of())
              : new PlacedWord(
                  text,
                  Optional.of(emissions.frameSpan(first, end)),
                  confidence(emissions, states, path, first, end),
                  sounds));
    }
    return placed;
  }

  private static double confidence(
      Emissions emissions, CtcStates states, int[] path, int first, int end) {
    int length = Math.min(CONFIDENCE_FRAMES, end - first);
    double[] sums = new double[end - first + 1];
    float[] row = new float[emissions.symbols()];
    for (int t = first; t < end; t++) {
      emissions.copyFrame(t, row);
      int column = states.column[path[t]];
      float value = Float.NEGATIVE_INFINITY;
      if (column < row.length) {
        value = row[column];
      } else {
        for (float symbol : row) {
          value = Math.max(value, symbol);
        }
      }
      sums[t - first + 1] = sums[t - first] + value;
    }
    double worst = 0;
    for (int i = 0; i + length < sums.length; i++) {
      worst = Math.min(worst, (sums[i + length] - sums[i]) / length);
    }
    return Math.exp(worst);
  }
}
