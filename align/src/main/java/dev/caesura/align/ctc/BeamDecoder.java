package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The most probable text under emissions and a language model, by prefix beam search (Hannun et al.
 * 2014, algorithm 1): the paths of a prefix are added up, not maximised, and each whole word is
 * weighed with {@code alpha * log p(word | history) + beta}. Times come from forced alignment of
 * the text that won. Immutable and thread-safe if the word model is.
 */
public final class BeamDecoder {

  /**
   * Settings of pyctcdecode 0.5: beam 100, alpha 0.5, beta 1.5, least symbol log-probability -5.
   */
  private static final int BEAM = 100;

  private static final double ALPHA = 0.5;
  private static final double BETA = 1.5;
  private static final float LEAST_SYMBOL = -5;

  private final CtcVocabulary vocabulary;
  private final WordModel words;
  private final int beam;
  private final double alpha;
  private final double beta;

  private BeamDecoder(
      CtcVocabulary vocabulary, WordModel words, int beam, double alpha, double beta) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.beam = beam;
    this.alpha = alpha;
    this.beta = beta;
  }

  /**
   * A decoder without a language model.
   *
   * @param vocabulary of the model
   * @return the decoder
   */
  public static BeamDecoder of(CtcVocabulary vocabulary) {
    Objects.requireNonNull(vocabulary, "vocabulary");
    return new BeamDecoder(vocabulary, (history, word) -> 0, BEAM, 0, 0);
  }

  /**
   * The same with a language model, at the weights of pyctcdecode: 0.5 and 1.5.
   *
   * @param model gives words their probability
   * @return a decoder
   */
  public BeamDecoder with(WordModel model) {
    return with(model, ALPHA, BETA);
  }

  /**
   * The same with a language model.
   *
   * @param model gives words their probability
   * @param weight of its log-probability, at least 0
   * @param wordBonus added for each word, in nats
   * @return a decoder
   * @throws IllegalArgumentException if a number is not finite or the weight negative
   */
  public BeamDecoder with(WordModel model, double weight, double wordBonus) {
    Objects.requireNonNull(model, "model");
    if (!(weight >= 0 && Double.isFinite(weight) && Double.isFinite(wordBonus))) {
      throw new IllegalArgumentException(
          "weight " + weight + " and bonus " + wordBonus + " are not finite, the first at least 0");
    }
    return new BeamDecoder(vocabulary, model, beam, weight, wordBonus);
  }

  /**
   * The same with another number of prefixes that are kept at each frame.
   *
   * @param prefixes at least 1
   * @return a decoder
   * @throws IllegalArgumentException if it is less
   */
  public BeamDecoder withBeam(int prefixes) {
    if (prefixes < 1) {
      throw new IllegalArgumentException("beam of " + prefixes + " is not at least 1");
    }
    return new BeamDecoder(vocabulary, words, prefixes, alpha, beta);
  }

  /**
   * The text and its times.
   *
   * @param emissions of a stretch
   * @return words with the confidence of forced alignment; empty where only blanks are heard
   * @throws IllegalArgumentException if the vocabularies differ in size
   */
  public Transcript decode(Emissions emissions) {
    List<String> best = text(emissions);
    return best.isEmpty()
        ? new Transcript(List.of())
        : CtcAligner.of(vocabulary).align(emissions, best).transcript();
  }

  /** The words alone. */
  List<String> text(Emissions emissions) {
    CtcWords.requireSize(vocabulary, emissions);
    CtcWords rules = new CtcWords(vocabulary);
    List<Prefix> live = new ArrayList<>();
    live.add(Prefix.empty());
    float[] row = new float[emissions.symbols()];
    for (int t = 0; t < emissions.frames(); t++) {
      emissions.copyFrame(t, row);
      List<Prefix> reached = new ArrayList<>(live);
      float least = Math.min(LEAST_SYMBOL, max(row));
      for (Prefix prefix : live) {
        prefix.stay(row, vocabulary.blank());
        for (int k = 0; k < row.length; k++) {
          if (k != vocabulary.blank() && row[k] >= least && row[k] > Float.NEGATIVE_INFINITY) {
            prefix.grow(k, row[k], reached, this::weigh, rules);
          }
        }
      }
      reached.forEach(Prefix::step);
      reached.sort(Comparator.comparingDouble(Prefix::score).reversed());
      while (reached.size() > beam || (reached.size() > 1 && last(reached).isImpossible())) {
        reached.remove(reached.size() - 1).drop();
      }
      live = reached;
    }
    return live.stream()
        .max(Comparator.comparingDouble(prefix -> prefix.finalScore(this::weigh)))
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

  private double weigh(List<String> history, String word) {
    return alpha == 0 ? beta : alpha * words.logProbability(history, word) + beta;
  }
}
