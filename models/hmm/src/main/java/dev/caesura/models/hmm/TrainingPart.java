package dev.caesura.models.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One recording of a training: its transcript as a network, its features, and how they are aligned
 * so far. Not thread-safe.
 */
final class TrainingPart {

  /** Least fit of words where the text that is left takes the speech that is left. */
  private static final double FILLED = 0.7;

  static final float UNDETECTED = 2;

  private static final SearchPrices PRICES =
      new SearchPrices(30, 2, 10, 2, 10, 15, 3, UNDETECTED, UNDETECTED);

  private final StateNetwork network;
  private final List<int[][]> texts;
  private final int units;
  private final FeatureBlocks features;
  private final boolean[] speech;
  private final boolean[] far;
  private final PauseStart start;
  private final double pace;
  private final int jobs;
  private Optional<Alignment> voiced = Optional.empty();
  private Alignment alignment;
  private EmissionTable table;
  private double[] fits = {};
  private double[] gained = {};
  private int[] gainedFrames = {};

  private TrainingPart(
      StateNetwork network,
      List<int[][]> texts,
      int units,
      FeatureBlocks features,
      boolean[] speech,
      int jobs) {
    this.network = network;
    this.texts = texts;
    this.units = units;
    this.features = features;
    this.speech = speech;
    far = SpeechFeatures.farFromSpeech(speech);
    this.jobs = jobs;
    start = new PauseStart(speech);
    pace = start.pace(network);
    restart(1);
  }

  /**
   * Returns a recording that is aligned by lengths and pauses.
   *
   * @param texts the units of each word of each sentence; no word and no sentence is empty
   * @param units the size of the inventory
   * @param speech whether each frame is speech
   * @param jobs threads that score frames
   */
  static TrainingPart of(
      List<int[][]> texts, int units, FeatureBlocks features, boolean[] speech, int jobs) {
    return new TrainingPart(StateNetwork.of(texts, units), texts, units, features, speech, jobs);
  }

  /**
   * Aligns by lengths and pauses.
   *
   * @param share the share of the speech that has text, or more than 1 if text is not spoken
   */
  void restart(double share) {
    double expected = PauseStart.limited(share * pace);
    alignment = Alignment.ofPlaces(network, start.place(network, expected), speech);
  }

  /**
   * States where the sentences are, as a voice finds them.
   *
   * @param places first frame and the frame after the last of each; -1 and -1 if it was not found
   */
  void setVoiced(int[][] places) {
    voiced = Optional.of(Alignment.ofPlaces(network, places, speech));
  }

  /** Returns whether a voice has found the sentences. */
  boolean isVoiced() {
    return voiced.isPresent();
  }

  /** Aligns as a voice does, or else by lengths and pauses. */
  void restartVoiced() {
    if (isVoiced()) {
      alignment = voiced.get();
    } else {
      restart(1);
    }
  }

  /** Takes an alignment of the same recording. */
  void restart(Alignment value) {
    alignment = value;
  }

  StateNetwork network() {
    return network;
  }

  List<int[][]> texts() {
    return texts;
  }

  int units() {
    return units;
  }

  FeatureBlocks features() {
    return features;
  }

  boolean[] speech() {
    return speech;
  }

  int jobs() {
    return jobs;
  }

  Alignment alignment() {
    return alignment;
  }

  /**
   * Returns how well each word fits its frames: 0 is what unrelated text reaches on average, 1 what
   * the sentences reach. NaN for a word that has no place.
   */
  double[] wordFits() {
    return fits.clone();
  }

  /** Returns where the sentences are. */
  SentencePlaces.Place[] places() {
    return new SentencePlaces(network, alignment, speech, pace, fits).find();
  }

  /**
   * Returns whether models learn from a frame. What lies far from all speech, such as music or
   * digital silence, is not the silence between sentences.
   */
  boolean isTrained(int frame) {
    return !far[frame] || alignment.labels()[frame] != StateNetwork.silence(units);
  }

  /** Adds the frames of all units and of silence. */
  void addTo(MixtureTrainer trainer) {
    int silence = StateNetwork.silence(units);
    for (int t = 0; t < features.frames(); t++) {
      int label = alignment.labels()[t];
      if (isTrained(t) && label <= silence) {
        trainer.add(features, t, label);
      }
    }
  }

  /** Counts the frames of all units and of silence. */
  void countIn(float[] frames) {
    for (int t = 0; t < features.frames(); t++) {
      int label = alignment.labels()[t];
      if (isTrained(t) && label <= StateNetwork.silence(units)) {
        frames[label]++;
      }
    }
  }

  /** Scores all frames, which the next alignment takes. */
  void score(GaussianMixtures mixtures) {
    table = new EmissionTable(features, mixtures, speech, PRICES, jobs);
  }

  /** Returns what sentences gain at places of others. */
  FrameGain unrelated() {
    return new UnrelatedText(this, table).gain();
  }

  /**
   * Aligns by the scores.
   *
   * @param bonus what speech without text gets more, for each frame
   * @param radius frames by which the path may leave the earlier one
   * @return what each sentence that is spoken gains over speech without text, for each frame
   */
  double[] align(double bonus, int radius) {
    table.raiseFiller((float) bonus);
    Band band =
        radius >= features.frames()
            ? Band.whole(network, features.frames())
            : Band.around(network, alignment.path(), radius);
    alignment =
        Alignment.of(network, new BandedViterbi(network, table, PRICES, band).run().states())
            .withoutPauses(network, speech);
    return gains(bonus);
  }

  /**
   * Judges the words by the scores, which are then given up.
   *
   * @param isFilled whether what was given up is aligned again; models of one component cannot tell
   *     that
   */
  void judge(GainLevels levels, double bonus, boolean isFilled) {
    fits = fits(levels, bonus);
    if (isFilled) {
      fillWeak(levels, bonus);
    }
    table = null;
  }

  private void fillWeak(GainLevels levels, double bonus) {
    boolean[] filled = new boolean[network.words()];
    // As far below unrelated text as the right text is above it.
    double unrelated = levels.unrelated();
    double low = unrelated - Math.max(0, levels.right() - unrelated);
    table.raiseFiller((float) (low - bonus));
    alignment =
        new WeakStretches(network, texts, units, speech).realigned(alignment, fits, table, filled);
    table.raiseFiller((float) (bonus - low));
    double[] again = fits(levels, bonus);
    for (int w = 0; w < fits.length; w++) {
      if (filled[w]) {
        fits[w] = Math.max(FILLED, again[w]);
      }
    }
  }

  private double[] fits(GainLevels levels, double bonus) {
    double[] result = new double[network.words()];
    int filler = StateNetwork.filler(units);
    double scale = Math.max(0.1, levels.right() - levels.unrelated());
    for (int w = 0; w < result.length; w++) {
      int[] place = alignment.place(network, w);
      double sum = 0;
      for (int t = Math.max(0, place[0]); t < place[1]; t++) {
        int at = table.offset(t);
        sum += table.scores(t)[at + alignment.labels()[t]] - table.scores(t)[at + filler];
      }
      double gain = sum / (place[1] - place[0]) + bonus;
      result[w] = place[0] < 0 ? Double.NaN : (gain - levels.unrelated()) / scale;
    }
    return result;
  }

  /** Returns the frames of speech. */
  int speechFrames() {
    return start.spoken();
  }

  /** Returns what the sentences gain over unrelated text in all their frames. */
  double gainOver(double unrelated) {
    double sum = 0;
    for (int i = 0; i < gained.length; i++) {
      sum += gained[i] - unrelated * gainedFrames[i];
    }
    return sum;
  }

  private double[] gains(double bonus) {
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
    gained = sums;
    gainedFrames = counts;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += bonus * counts[i];
    }
    double[] gains = new double[sums.length];
    int count = 0;
    for (int i = 0; i < sums.length; i++) {
      if (counts[i] > 0) {
        gains[count++] = sums[i] / counts[i];
      }
    }
    return Arrays.copyOf(gains, count);
  }
}
