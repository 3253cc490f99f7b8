package dev.caesura.models.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares each sentence with unrelated text of the same length at the same place, under a model
 * that was trained without the sentence: the model of the sentences of odd number judges those of
 * even number, and the other way round. So a model that has fitted a wrong transcript gains
 * nothing.
 */
final class SentenceJudge {

  /** Unrelated texts for each sentence. */
  private static final int OTHERS = 8;

  /** Sentences that are in one half together. */
  private static final int RUN = 2;

  private static final int[] COMPONENTS = {1, 1, 2, 2, 4, 4};

  /** A model of earlier recordings keeps its components. */
  private static final int[] ADAPTING = {1, 1};

  private static final SearchPrices FORCED =
      new SearchPrices(1e9f, 0, 1e9f, 0, 1e9f, 1e9f, 0, 2, 2);

  private final TrainingPart part;
  private final StateNetwork network;
  private final List<int[][]> texts;
  private final int units;
  private final FeatureBlocks features;
  private final boolean[] speech;
  private final Optional<HmmModel> earlier;

  SentenceJudge(TrainingPart part) {
    this(part, Optional.empty());
  }

  private SentenceJudge(TrainingPart part, Optional<HmmModel> earlier) {
    this.part = part;
    this.network = part.network();
    this.texts = part.texts();
    this.units = part.units();
    this.features = part.features();
    this.speech = part.speech();
    this.earlier = earlier;
  }

  /** Returns a judge whose models lean on that of earlier recordings. */
  SentenceJudge withEarlier(Optional<HmmModel> model) {
    return new SentenceJudge(part, model);
  }

  /**
   * Judgement of all sentences.
   *
   * @param gains what the text of each gains over unrelated text, in natural logarithms for each
   *     frame of speech; 0 if it was not found
   * @param words the probability of each word of each sentence in its frames; NaN if it was not
   *     computed
   */
  @SuppressWarnings("ArrayRecordComponent") // Arrays of sentences are not compared.
  record Judgement(double[] gains, double[][] words) {}

  /**
   * Judges all sentences.
   *
   * @param places where the sentences are
   * @param level half way from what unrelated text gains over speech without text to what the
   *     sentences gain
   */
  Judgement judge(SentencePlaces.Place[] places, double level) {
    Alignment alignment = part.alignment();
    double[] result = new double[places.length];
    double[][] posteriors = new double[places.length][];
    List<int[]> words = new ArrayList<>();
    for (int[][] text : texts) {
      words.addAll(List.of(text));
    }
    for (int half = 0; half < 2; half++) {
      GaussianMixtures mixtures = trained(alignment, 1 - half);
      EmissionTable table = new EmissionTable(features, mixtures, speech, FORCED, part.jobs());
      for (int i = 0; i < places.length; i++) {
        if (half(i) == half && places[i].isFound()) {
          result[i] = gain(i, alignment, places[i], table, words);
          posteriors[i] = posteriors(i, alignment, places[i], table, level);
        }
      }
    }
    return new Judgement(result, posteriors);
  }

  private double[] posteriors(
      int sentence,
      Alignment alignment,
      SentencePlaces.Place place,
      EmissionTable table,
      double level) {
    StateNetwork one = StateNetwork.of(List.<int[][]>of(texts.get(sentence)), units);
    int from = place.start();
    int[][] words = new int[one.words()][];
    for (int w = 0; w < words.length; w++) {
      int at = network.firstWord(sentence) + w;
      boolean isInside = at >= place.firstWord() && at <= place.lastWord();
      int[] found = isInside ? alignment.place(network, at) : new int[] {-1, -1};
      words[w] = found[0] < 0 ? found : new int[] {found[0] - from, found[1] - from};
    }
    int frames = Math.min(place.end(), features.frames()) - from;
    return new WordPosteriors(one, new TableView(table, from, frames), level).of(words);
  }

  private static int half(int sentence) {
    return sentence / RUN % 2;
  }

  private GaussianMixtures trained(Alignment alignment, int half) {
    int states = units * StateNetwork.STATES + 2;
    GaussianMixtures mixtures =
        earlier
            .map(HmmModel::mixtures)
            .orElseGet(() -> GaussianMixtures.standard(states, features.size()));
    Optional<MixturePrior> prior =
        earlier.map(
            model ->
                MixturePrior.of(model.mixtures(), model.frames(), SelfTraining.EARLIER_FRAMES));
    for (int components : earlier.isPresent() ? ADAPTING : COMPONENTS) {
      MixtureTrainer trainer =
          new MixtureTrainer(mixtures, prior.orElse(MixturePrior.none(mixtures)));
      for (int t = 0; t < features.frames(); t++) {
        int label = alignment.labels()[t];
        if (!part.isTrained(t)) {
          continue;
        }
        if (label == states - 2
            || (label < states - 2 && half(network.sentenceOf(alignment.path()[t])) == half)) {
          trainer.add(features, t, label);
        }
      }
      int[] wanted = new int[states];
      Arrays.fill(wanted, components);
      mixtures = trainer.estimate(wanted);
    }
    return mixtures;
  }

  private double gain(
      int sentence,
      Alignment alignment,
      SentencePlaces.Place place,
      EmissionTable table,
      List<int[]> words) {
    int from = place.start();
    int frames = Math.min(place.end(), features.frames()) - from;
    int spoken = 0;
    for (int t = from; t < from + frames; t++) {
      spoken += speech[t] ? 1 : 0;
    }
    // Words that were not found belong to neither text.
    List<int[]> found = new ArrayList<>();
    int letters = 0;
    for (int w = place.firstWord(); w <= place.lastWord(); w++) {
      if (alignment.place(network, w)[0] >= 0) {
        int[] word = texts.get(sentence)[w - network.firstWord(sentence)];
        found.add(word);
        letters += word.length;
      }
    }
    if (spoken == 0 || frames < letters * StateNetwork.STATES) {
      return 0;
    }
    double own = fit(found.toArray(int[][]::new), table, from, frames);
    SplittableRandom random = new SplittableRandom(sentence);
    double sum = 0;
    for (int k = 0; k < OTHERS; k++) {
      sum += fit(unrelated(letters, words, random), table, from, frames);
    }
    return (own - sum / OTHERS) / spoken;
  }

  /** Returns words from anywhere with some letters together. */
  private static int[][] unrelated(int letters, List<int[]> words, SplittableRandom random) {
    int left = letters;
    List<int[]> chosen = new ArrayList<>();
    while (left > 0) {
      int[] word = words.get(random.nextInt(words.size()));
      int[] part = word.length > left ? Arrays.copyOf(word, left) : word;
      chosen.add(part);
      left -= part.length;
    }
    return chosen.toArray(int[][]::new);
  }

  private double fit(int[][] text, EmissionTable table, int from, int frames) {
    StateNetwork one = StateNetwork.of(List.<int[][]>of(text), units);
    BandedViterbi.FrameScorer view = new TableView(table, from, frames);
    return new BandedViterbi(one, view, FORCED, Band.whole(one, frames)).run().score();
  }
}
