package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcAlignment.PlacedSymbol;
import dev.caesura.align.ctc.CtcAlignment.PlacedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Forced aligner: finds the times of the words of a known text in the emissions of a CTC model, by
 * Viterbi search in bounded memory.
 *
 * <p>A character without a symbol becomes a wildcard, which takes the most probable symbol of its
 * frames. Words that are not spoken and speech that is not in the text can be skipped at a cost
 * ({@link CtcAlignerSettings}).
 *
 * <p>The result is the best of all paths. The search runs in a band along the diagonal, which is
 * doubled until the scores prove that no path outside is better. The first band is enough where the
 * emissions say the text clearly; a text that hardly fits takes all states. Time is frames times
 * states in the band, twice, and for all bands together at most four times frames times all states.
 * Up to {@value #EXACT_CELLS} frames times states, all states are in the band. Memory is about
 * {@code 2 * sqrt(2 * frames)} bytes for each state in the band. Immutable and thread-safe.
 *
 * <p>Sources: Graves et al. (ICML 2006) for the states; Kürzinger et al., "CTC-Segmentation of
 * Large Corpora" (SPECOM 2020), for the confidence and for doubling the band.
 */
public final class CtcAligner {

  /** Up to this number of cells, about ten seconds of work, no band is used. */
  static final long EXACT_CELLS = 2_000_000_000L;

  private static final int MIN_BAND = 40_000;
  private static final int CONFIDENCE_FRAMES = 30;

  private final CtcVocabulary vocabulary;
  private final CtcAlignerSettings settings;
  private final long exactCells;
  private final int band;

  private CtcAligner(
      CtcVocabulary vocabulary, CtcAlignerSettings settings, long exactCells, int band) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.exactCells = exactCells;
    this.band = band;
  }

  /**
   * Creates an aligner that places every word and takes all speech for text.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @return a new aligner
   */
  public static CtcAligner of(CtcVocabulary vocabulary) {
    return of(vocabulary, CtcAlignerSettings.defaults());
  }

  /**
   * Creates an aligner.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @param settings costs of skipped text and skipped speech
   * @return a new aligner
   */
  public static CtcAligner of(CtcVocabulary vocabulary, CtcAlignerSettings settings) {
    return new CtcAligner(vocabulary, settings, EXACT_CELLS, MIN_BAND);
  }

  /** Returns a copy with another band, so that tests need no hours of frames. */
  CtcAligner withBand(long cells, int states) {
    return new CtcAligner(vocabulary, settings, cells, states);
  }

  /**
   * Finds the times of words.
   *
   * @param emissions the emissions of the part of a recording in which the words are spoken
   * @param words the words in the order of speech, each without spaces around it. An empty word has
   *     no sound and gets no place
   * @return all words, in order; their spans never overlap
   * @throws IllegalArgumentException if emissions and vocabulary differ in the number of symbols,
   *     or no path through the frames has a probability above 0, usually because the text is too
   *     long
   */
  public CtcAlignment align(Emissions emissions, List<String> words) {
    return align(emissions, words, words.stream().map(vocabulary::encode).toList());
  }

  /**
   * Finds the times of words that were encoded by the caller, as {@link CtcSpeller} does.
   *
   * @param emissions the emissions of the part of a recording in which the words are spoken
   * @param words the words in the order of speech
   * @param encoded the symbols of each word, with {@link CtcVocabulary#WILDCARD} for any
   * @return all words, in order; their spans never overlap
   * @throws IllegalArgumentException as {@link #align(Emissions, List)}
   */
  public CtcAlignment align(Emissions emissions, List<String> words, List<int[]> encoded) {
    CtcWords.requireSize(vocabulary, emissions);
    if (words.size() != encoded.size()) {
      throw new IllegalArgumentException(
          "encoded: expected " + words.size() + " words; found " + encoded.size());
    }
    CtcStates states = new CtcStates(vocabulary, encoded, settings.skippedTextCost());
    int[] path = new int[0];
    if (emissions.frames() > 0) {
      long cells = (long) emissions.frames() * states.size();
      int width = cells <= exactCells ? states.size() : band;
      path =
          new CtcViterbi(emissions, states, vocabulary.blank(), settings.skippedSpeechCost())
              .path(width);
    }
    boolean anySound = encoded.stream().anyMatch(word -> word.length > 0);
    if (path.length == 0
        && (emissions.frames() > 0
            || (anySound && Double.isInfinite(settings.skippedTextCost())))) {
      long symbols = encoded.stream().mapToLong(word -> word.length).sum();
      throw new IllegalArgumentException(
          "words: expected a text that fits into "
              + emissions.frames()
              + " frames of "
              + emissions.span()
              + "; found "
              + words.size()
              + " words of "
              + symbols
              + " symbols");
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
        // Sounds and the blanks between them alternate.
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
