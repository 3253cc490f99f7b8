package dev.caesura.models.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model on one recording and aligns its transcript with it, in turns. Speech without text
 * is scored like unrelated text: its bonus lies between what the sentences gain over it at their
 * places and what they gain at places that are not theirs. Not thread-safe.
 */
final class SelfTraining {

  /**
   * One turn.
   *
   * @param components Gaussians of a state
   * @param radius frames by which the path may leave the earlier one
   */
  private record Turn(int components, int radius) {}

  private static final List<Turn> TURNS =
      List.of(
          new Turn(1, 18_000),
          new Turn(1, 12_000),
          new Turn(1, 6_000),
          new Turn(1, 3_000),
          new Turn(2, 3_000),
          new Turn(2, 3_000),
          new Turn(4, 3_000),
          new Turn(4, 3_000),
          new Turn(8, 3_000));

  /** The turns of a model that was trained elsewhere: it is adapted, and keeps its components. */
  private static final List<Turn> ADAPTING = List.of(new Turn(1, 18_000), new Turn(1, 6_000));

  /** Frames by which earlier recordings count in a state of an adapted model. */
  static final double EARLIER_FRAMES = 200;

  private static final int MAX_COMPONENTS = 8;

  /** Share of the way from unrelated to right text at which speech counts as one without text. */
  private static final double BONUS = 0.3;

  /** Least fit of words where the text that is left takes the speech that is left. */
  private static final double FILLED = 0.7;

  private static final int PROBES = 40;
  private static final float UNDETECTED = 2;

  private static final SearchPrices PRICES =
      new SearchPrices(30, 2, 10, 2, 10, 15, 3, UNDETECTED, UNDETECTED);

  private static final SearchPrices FORCED =
      new SearchPrices(1e9f, 0, 1e9f, 0, 1e9f, 1e9f, 3, UNDETECTED, UNDETECTED);

  private final StateNetwork network;
  private final List<int[][]> texts;
  private final int units;
  private final FeatureBlocks features;
  private final boolean[] speech;
  private final int jobs;
  private GaussianMixtures mixtures;
  private Alignment alignment;
  private double right;
  private double unrelated;
  private double[] fits = {};

  /**
   * Prepares the training.
   *
   * @param start a first alignment
   * @param jobs threads that score frames
   */
  SelfTraining(
      StateNetwork network,
      List<int[][]> texts,
      int units,
      FeatureBlocks features,
      boolean[] speech,
      Alignment start,
      int jobs) {
    this.network = network;
    this.texts = texts;
    this.units = units;
    this.features = features;
    this.speech = speech;
    this.jobs = jobs;
    alignment = start;
    mixtures = GaussianMixtures.standard(units * StateNetwork.STATES + 2, features.size());
  }

  /** Trains from nothing. */
  void run() {
    for (Turn turn : TURNS) {
      mixtures = estimate(turn.components(), MixturePrior.none(mixtures));
      align(turn.radius(), turn.components());
    }
  }

  /** Aligns with a trained model, and adapts it. */
  void run(HmmModel trained) {
    mixtures = trained.mixtures();
    MixturePrior prior = MixturePrior.of(mixtures, trained.frames(), EARLIER_FRAMES);
    // The start has not seen the recording: the first path may lie anywhere.
    align(Integer.MAX_VALUE / 2, 1);
    for (Turn turn : ADAPTING) {
      mixtures = estimate(turn.components(), prior);
      align(turn.radius(), MAX_COMPONENTS);
    }
  }

  /**
   * Returns the model of this recording and of those that the training began with, each frame of
   * which counts once.
   *
   * @param language the language of the recording
   * @param inventory the units
   * @param earlier the model that the training began with, if there was one
   */
  HmmModel model(String language, UnitInventory inventory, Optional<HmmModel> earlier) {
    float[] frames = new float[mixtures.states()];
    for (int t = 0; t < features.frames(); t++) {
      int label = alignment.labels()[t];
      if (label <= StateNetwork.silence(units)) {
        frames[label]++;
      }
    }
    if (earlier.isEmpty()) {
      return new HmmModel(language, inventory, mixtures, frames);
    }
    float[] before = earlier.get().frames();
    MixturePrior prior =
        MixturePrior.of(earlier.get().mixtures(), before, Double.POSITIVE_INFINITY);
    GaussianMixtures all = estimate(MAX_COMPONENTS, prior);
    for (int s = 0; s < frames.length; s++) {
      frames[s] += before[s];
    }
    return new HmmModel(language, inventory, all, frames);
  }

  GaussianMixtures mixtures() {
    return mixtures;
  }

  Alignment alignment() {
    return alignment;
  }

  private GaussianMixtures estimate(int components, MixturePrior prior) {
    MixtureTrainer trainer = new MixtureTrainer(mixtures, prior);
    int silence = StateNetwork.silence(units);
    for (int t = 0; t < features.frames(); t++) {
      int label = alignment.labels()[t];
      if (label <= silence) {
        trainer.add(features, t, label);
      }
    }
    int[] wanted = new int[mixtures.states()];
    Arrays.fill(wanted, components);
    wanted[silence] = Math.min(MAX_COMPONENTS, 2 * components);
    return trainer.estimate(wanted);
  }

  /**
   * Returns how well each word fits its frames: 0 is what unrelated text reaches on average, 1 what
   * the sentences reach. NaN for a word that has no place.
   */
  double[] wordFits() {
    return fits.clone();
  }

  /** Aligns again what was given up; models of one component cannot tell that. */
  private void fillWeak(EmissionTable table, double bonus) {
    boolean[] filled = new boolean[network.words()];
    // As far below unrelated text as the right text is above it.
    double low = unrelated - Math.max(0, right - unrelated);
    table.raiseFiller((float) (low - bonus));
    alignment =
        new WeakStretches(network, texts, units, speech).realigned(alignment, fits, table, filled);
    table.raiseFiller((float) (bonus - low));
    double[] again = fits(table, bonus);
    for (int w = 0; w < fits.length; w++) {
      if (filled[w]) {
        fits[w] = Math.max(FILLED, again[w]);
      }
    }
  }

  /** Returns the gain over speech without text half way from unrelated text to the sentences. */
  double middleGain() {
    return (unrelated + right) / 2;
  }

  private double[] fits(EmissionTable table, double bonus) {
    double[] result = new double[network.words()];
    int filler = StateNetwork.filler(units);
    for (int w = 0; w < result.length; w++) {
      int[] place = alignment.place(network, w);
      double sum = 0;
      for (int t = Math.max(0, place[0]); t < place[1]; t++) {
        int at = table.offset(t);
        sum += table.scores(t)[at + alignment.labels()[t]] - table.scores(t)[at + filler];
      }
      double gain = sum / (place[1] - place[0]) + bonus;
      result[w] = place[0] < 0 ? Double.NaN : (gain - unrelated) / Math.max(0.1, right - unrelated);
    }
    return result;
  }

  private void align(int radius, int components) {
    EmissionTable table = new EmissionTable(features, mixtures, speech, PRICES, jobs);
    unrelated = unrelated(table);
    // The gain of the right text as of the last turn; the first turn has none.
    double bonus = unrelated + BONUS * Math.max(0, right - unrelated);
    table.raiseFiller((float) bonus);
    Band band =
        radius >= features.frames()
            ? Band.whole(network, features.frames())
            : Band.around(network, alignment.path(), radius);
    alignment =
        Alignment.of(network, new BandedViterbi(network, table, PRICES, band).run().states());
    right = bonus + medianGain(table);
    fits = fits(table, bonus);
    if (components > 1) {
      fillWeak(table, bonus);
    }
  }

  /** Returns the median over sentences of what their frames gain over speech without text. */
  private double medianGain(EmissionTable table) {
    double[] sums = new double[network.sentences()];
    int[] counts = new int[network.sentences()];
    int filler = StateNetwork.filler(units);
    for (int t = 0; t < features.frames(); t++) {
      int label = alignment.labels()[t];
      if (label < filler - 1 && speech[t]) {
        int i = network.sentenceOf(alignment.path()[t]);
        int at = table.offset(t);
        sums[i] += table.scores(t)[at + label] - table.scores(t)[at + filler];
        counts[i]++;
      }
    }
    double[] gains = new double[sums.length];
    int count = 0;
    for (int i = 0; i < sums.length; i++) {
      if (counts[i] > 0) {
        gains[count++] = sums[i] / counts[i];
      }
    }
    Arrays.sort(gains, 0, count);
    return count == 0 ? 0 : gains[count / 2];
  }

  /** Returns the mean gain of sentences at places of others. */
  private double unrelated(EmissionTable table) {
    int filler = StateNetwork.filler(units);
    int[][] places = alignment.places(network);
    int probes = Math.min(PROBES, places.length);
    double sum = 0;
    long count = 0;
    for (int i = 0; i < probes; i++) {
      int text = (int) ((long) i * places.length / probes);
      int place = (int) ((long) ((i + probes / 2) % probes) * places.length / probes);
      if (text == place || places[text][0] < 0 || places[place][0] < 0) {
        continue;
      }
      int from = places[place][0];
      int frames = Math.min(places[text][1] - places[text][0], features.frames() - from);
      StateNetwork one = StateNetwork.of(List.<int[][]>of(texts.get(text)), units);
      BandedViterbi.Path path =
          new BandedViterbi(
                  one, new TableView(table, from, frames), FORCED, Band.whole(one, frames))
              .run();
      for (int t = 0; t < frames && path.score() > BandedViterbi.NEVER; t++) {
        int label = one.emission[path.states()[t]];
        if (label < filler - 1 && speech[from + t]) {
          int at = table.offset(from + t);
          float[] scores = table.scores(from + t);
          sum += scores[at + label] - scores[at + filler];
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
