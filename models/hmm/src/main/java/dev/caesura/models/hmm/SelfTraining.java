package dev.caesura.models.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains a model on recordings and aligns their transcripts with it, in turns. Speech without text
 * is scored like unrelated text: its bonus lies between what the sentences gain over it at their
 * places and what they gain at places that are not theirs. Both are measured on all recordings
 * together, so that a transcript of another recording among them is let go of. Not thread-safe.
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

  /** Components of each step of a model that is trained on frames whose states are known. */
  private static final List<Integer> JUDGING = List.of(1, 1, 2, 2, 4, 4);

  /** Turns after which starts are compared. */
  private static final int FIRST_TURNS = 3;

  /** Shares of the speech that have text, as the starts assume. */
  private static final List<Double> SHARES = List.of(1.0, 0.75, 0.55, 0.4);

  /**
   * Gain over unrelated text, for each frame of speech, of a start that needs no other: right ones
   * reach 3 to 4, wrong ones 1 to 2.
   */
  private static final double CLEAR_GAIN = 2.5;

  /** Frames by which earlier recordings count in a state of an adapted model. */
  static final double EARLIER_FRAMES = 200;

  static final int MAX_COMPONENTS = 8;

  /** Share of the way from unrelated to right text at which speech counts as one without text. */
  private static final double BONUS = 0.3;

  private final List<TrainingPart> recordings;
  private final int units;
  private GaussianMixtures mixtures;
  private GainLevels levels = new GainLevels(0, 0);

  /**
   * Prepares the training.
   *
   * @param recordings the recordings, at least one, of one inventory
   */
  SelfTraining(List<TrainingPart> recordings) {
    this.recordings = List.copyOf(recordings);
    units = recordings.get(0).units();
    mixtures =
        GaussianMixtures.standard(
            units * StateNetwork.STATES + 2, recordings.get(0).features().size());
  }

  /** Trains from nothing. */
  void run() {
    start();
    for (Turn turn : TURNS.subList(FIRST_TURNS, TURNS.size())) {
      mixtures = estimate(turn.components(), MixturePrior.none(mixtures));
      align(turn.radius(), turn.components());
    }
  }

  /**
   * Runs the first turns from several starts until one is clearly right; else goes on from the one
   * with the best likelihood. The first is that of a voice, if there is one; the others differ in
   * how much of the speech they take to have text.
   */
  private void start() {
    List<Consumer<TrainingPart>> starts = new ArrayList<>();
    if (recordings.stream().anyMatch(TrainingPart::isVoiced)) {
      starts.add(TrainingPart::restartVoiced);
    }
    SHARES.forEach(share -> starts.add(part -> part.restart(share)));
    GaussianMixtures standard = mixtures;
    GaussianMixtures bestMixtures = mixtures;
    GainLevels bestLevels = levels;
    List<Alignment> best = List.of();
    double most = Double.NEGATIVE_INFINITY;
    for (Consumer<TrainingPart> start : starts) {
      mixtures = standard;
      levels = new GainLevels(0, 0);
      recordings.forEach(start);
      for (Turn turn : TURNS.subList(0, FIRST_TURNS)) {
        mixtures = estimate(turn.components(), MixturePrior.none(mixtures));
        align(turn.radius(), turn.components());
      }
      double gain = meanGain();
      if (gain > most) {
        most = gain;
        best = recordings.stream().map(TrainingPart::alignment).toList();
        bestMixtures = mixtures;
        bestLevels = levels;
      }
      if (gain >= CLEAR_GAIN) {
        break;
      }
    }
    mixtures = bestMixtures;
    levels = bestLevels;
    for (int i = 0; i < best.size(); i++) {
      recordings.get(i).restart(best.get(i));
    }
  }

  /** Returns what the sentences gain over unrelated text, for each frame of speech. */
  private double meanGain() {
    double gain = 0;
    double speech = 0;
    for (TrainingPart part : recordings) {
      gain += part.gainOver(levels.unrelated());
      speech += part.speechFrames();
    }
    return gain / Math.max(1, speech);
  }

  /** Aligns with a trained model, and adapts it. */
  void run(HmmModel trained) {
    mixtures = trained.mixtures();
    MixturePrior prior = MixturePrior.of(mixtures, trained.frames(), EARLIER_FRAMES);
    // The start has not seen the recordings: the first path may lie anywhere.
    align(Integer.MAX_VALUE / 2, 1);
    for (Turn turn : ADAPTING) {
      mixtures = estimate(turn.components(), prior);
      align(turn.radius(), MAX_COMPONENTS);
    }
  }

  /**
   * Returns the model of these recordings and of those that the training began with, each frame of
   * which counts once.
   *
   * @param language the language of the recordings
   * @param inventory the units
   * @param earlier the model that the training began with, if there was one
   */
  HmmModel model(String language, UnitInventory inventory, Optional<HmmModel> earlier) {
    float[] frames = new float[mixtures.states()];
    recordings.forEach(part -> part.countIn(frames));
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

  /**
   * Returns a model of some recordings as they are aligned now, which judges others.
   *
   * @param recordings the recordings, at least one
   */
  static HmmModel model(List<TrainingPart> recordings, String language, UnitInventory inventory) {
    SelfTraining training = new SelfTraining(recordings);
    for (int components : JUDGING) {
      training.mixtures = training.estimate(components, MixturePrior.none(training.mixtures));
    }
    return training.model(language, inventory, Optional.empty());
  }

  GaussianMixtures mixtures() {
    return mixtures;
  }

  /** Returns the gain over speech without text half way from unrelated text to the sentences. */
  double middleGain() {
    return (levels.unrelated() + levels.right()) / 2;
  }

  private GaussianMixtures estimate(int components, MixturePrior prior) {
    MixtureTrainer trainer = new MixtureTrainer(mixtures, prior);
    recordings.forEach(part -> part.addTo(trainer));
    int silence = StateNetwork.silence(units);
    int[] wanted = new int[mixtures.states()];
    Arrays.fill(wanted, components);
    wanted[silence] = Math.min(MAX_COMPONENTS, 2 * components);
    return trainer.estimate(wanted);
  }

  private void align(int radius, int components) {
    FrameGain probes = new FrameGain(0, 0);
    for (TrainingPart part : recordings) {
      part.score(mixtures);
      probes = probes.plus(part.unrelated());
    }
    double unrelated = probes.mean();
    // The gain of the right text as of the last turn; the first turn has none.
    double bonus = unrelated + BONUS * Math.max(0, levels.right() - unrelated);
    double[] gains =
        recordings.stream()
            .flatMapToDouble(part -> Arrays.stream(part.align(bonus, radius)))
            .sorted()
            .toArray();
    levels = new GainLevels(unrelated, gains.length == 0 ? bonus : gains[gains.length / 2]);
    recordings.forEach(part -> part.judge(levels, bonus, components > 1));
  }
}
