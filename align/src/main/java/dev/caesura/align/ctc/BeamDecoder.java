package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Decodes emissions with a language model by prefix beam search (Hannun et al. 2014, algorithm 1).
 *
 * <p>The probabilities of all paths of a prefix are summed, not maximised. Each complete word adds
 * {@code weight * log p(word | history) + wordBonus} to the score. Times come from forced alignment
 * of the best text ({@link CtcAligner}).
 *
 * <p>Time is frames times beam times the symbols above the threshold of a frame; memory holds the
 * prefixes of the beam as a tree. Immutable; thread-safe if the word model is.
 */
public final class BeamDecoder {

  /** Symbols below this log-probability are not tried, unless none is above: pyctcdecode 0.5. */
  private static final float MIN_SYMBOL_LOG = -5;

  /** Weight of the logarithm of the probability of a symbol after others. */
  private static final double SYMBOL_WEIGHT = 0.5;

  /** Added for each symbol, so that weights do not prefer short texts. */
  private static final double SYMBOL_BONUS = 0.5;

  private final CtcVocabulary vocabulary;
  private final BeamDecoderSettings settings;
  private final Prefix.Scores scores;
  private final boolean sums;

  private BeamDecoder(
      CtcVocabulary vocabulary, BeamDecoderSettings settings, Prefix.Scores scores, boolean sums) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.scores = scores;
    this.sums = sums;
  }

  /**
   * Creates a decoder without a language model.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @return a new decoder
   */
  public static BeamDecoder of(CtcVocabulary vocabulary) {
    return of(vocabulary, BeamDecoderSettings.defaults());
  }

  /**
   * Creates a decoder.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @param settings the beam and the language model
   * @return a new decoder
   */
  public static BeamDecoder of(CtcVocabulary vocabulary, BeamDecoderSettings settings) {
    return new BeamDecoder(vocabulary, settings, new WordScores(settings), true);
  }

  /**
   * Creates a decoder with a model of symbols instead of words. It takes the best path of a prefix:
   * in long silence, the sum over all places of a short text would outweigh that it is not said.
   */
  static BeamDecoder biased(CtcVocabulary vocabulary, int beam, SymbolNgrams symbols) {
    BeamDecoderSettings settings = BeamDecoderSettings.defaults().withBeam(beam);
    return new BeamDecoder(vocabulary, settings, new SymbolScores(symbols), false);
  }

  /** Scores of a model of words. */
  private record WordScores(BeamDecoderSettings settings) implements Prefix.Scores {

    @Override
    public double ofWord(List<String> history, String word) {
      double weight = settings.weight();
      double model = weight == 0 ? 0 : weight * settings.wordModel().logProbability(history, word);
      return model + settings.wordBonus();
    }

    @Override
    public double ofSymbol(int state, int symbol) {
      return 0;
    }

    @Override
    public int next(int state, int symbol) {
      return state;
    }
  }

  /** Scores of a model of symbols. */
  private record SymbolScores(SymbolNgrams symbols) implements Prefix.Scores {

    @Override
    public double ofWord(List<String> history, String word) {
      return 0;
    }

    @Override
    public double ofSymbol(int state, int symbol) {
      return SYMBOL_WEIGHT * symbols.logProbability(state, symbol) + SYMBOL_BONUS;
    }

    @Override
    public int next(int state, int symbol) {
      return symbols.next(state, symbol);
    }
  }

  /**
   * Decodes emissions into words with times.
   *
   * @param emissions the emissions of a recording or a part of it
   * @return words with the confidence of forced alignment; empty if only blanks are recognised
   * @throws IllegalArgumentException if emissions and vocabulary differ in the number of symbols
   */
  public Transcript decode(Emissions emissions) {
    List<String> best = text(emissions);
    return best.isEmpty()
        ? new Transcript(List.of())
        : CtcAligner.of(vocabulary).align(emissions, best).transcript();
  }

  /** Decodes emissions into words without times. */
  List<String> text(Emissions emissions) {
    CtcWords.requireSize(vocabulary, emissions);
    CtcWords rules = new CtcWords(vocabulary);
    List<Prefix> live = new ArrayList<>();
    live.add(Prefix.empty(sums));
    float[] row = new float[emissions.symbols()];
    for (int t = 0; t < emissions.frames(); t++) {
      emissions.copyFrame(t, row);
      List<Prefix> reached = new ArrayList<>(live);
      float min = Math.min(MIN_SYMBOL_LOG, max(row));
      for (Prefix prefix : live) {
        prefix.stay(row, vocabulary.blank());
        for (int k = 0; k < row.length; k++) {
          if (k != vocabulary.blank() && row[k] >= min && row[k] > Float.NEGATIVE_INFINITY) {
            prefix.grow(k, row[k], reached, scores, rules);
          }
        }
      }
      reached.forEach(Prefix::step);
      reached.sort(Comparator.comparingDouble(Prefix::score).reversed());
      while (reached.size() > settings.beam()
          || (reached.size() > 1 && last(reached).isImpossible())) {
        reached.remove(reached.size() - 1).drop();
      }
      live = reached;
    }
    return live.stream()
        .max(Comparator.comparingDouble(prefix -> prefix.finalScore(scores)))
        .orElseThrow()
        .words();
  }

  private static Prefix last(List<Prefix> prefixes) {
    return prefixes.get(prefixes.size() - 1);
  }

  private static float max(float[] row) {
    float max = row[0];
    for (float value : row) {
      max = Math.max(max, value);
    }
    return max;
  }
}
