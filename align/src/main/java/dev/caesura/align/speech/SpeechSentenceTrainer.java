package dev.caesura.align.speech;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trainer of {@link JointSentenceScorer}: fits boosted trees to words with known ends. Every
 * recording is also shown without some of its evidence, so that one model serves recordings with
 * and without the recogniser's marks, speakers and times. Immutable and thread-safe.
 */
public final class SpeechSentenceTrainer {

  /** What a recording is shown without, and the weight of that. */
  private record Variant(Set<EvidenceSource> missing, double weight) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant(Set.of(), 1),
          new Variant(Set.of(EvidenceSource.MARKS), 1),
          new Variant(Set.of(EvidenceSource.TURNS), 0.5),
          new Variant(Set.of(EvidenceSource.MARKS, EvidenceSource.TURNS), 0.5),
          new Variant(
              Set.of(
                  EvidenceSource.MARKS,
                  EvidenceSource.TURNS,
                  EvidenceSource.TIMES,
                  EvidenceSource.CONFIDENCE),
              0.25));

  /** A recording that was trained on is hard below this F1. */
  private static final double EASY_F1 = 0.7;

  /** The split by quality needs two nodes of the most that a tree may have. */
  private static final int MAX_HARD_LEAVES = 64;

  /** Step of the trees for hard recordings, of the step of the others. */
  private static final double HARD_RATE = 0.7;

  private final TreeTrainerSettings settings;
  private final Set<EvidenceSource> sources;
  private final List<Variant> variants;

  private SpeechSentenceTrainer(
      TreeTrainerSettings settings, Set<EvidenceSource> sources, List<Variant> variants) {
    this.settings = settings;
    this.sources = sources;
    this.variants = variants;
  }

  /**
   * Returns a trainer for all kinds of evidence, as the shipped model was made.
   *
   * @return the trainer
   */
  public static SpeechSentenceTrainer standard() {
    return new SpeechSentenceTrainer(
        TreeTrainerSettings.defaults(), EnumSet.allOf(EvidenceSource.class), VARIANTS);
  }

  /**
   * Returns a trainer for recordings that all have the same evidence, to measure what it is worth.
   *
   * @param sources the evidence to use, at least one kind
   * @return the trainer
   */
  public static SpeechSentenceTrainer of(Set<EvidenceSource> sources) {
    return new SpeechSentenceTrainer(
        TreeTrainerSettings.defaults(), EnumSet.copyOf(sources), List.of(new Variant(Set.of(), 1)));
  }

  /**
   * Returns a copy with other settings of the trees.
   *
   * @param trees settings of the training of the trees
   * @return the changed trainer
   */
  public SpeechSentenceTrainer withTrees(TreeTrainerSettings trees) {
    return new SpeechSentenceTrainer(trees, sources, variants);
  }

  /**
   * Fits a scorer.
   *
   * @param recordings words with known ends; at least one end and one gap without
   * @param data what they are, a line for people
   * @return the scorer, with the threshold of the greatest F1 on these recordings
   */
  public JointSentenceScorer fit(List<LabelledSpeech> recordings, String data) {
    List<Map<String, float[]>> features =
        recordings.stream().map(speech -> SpeechFeatures.of(speech.evidence())).toList();
    List<BitSet> ends = recordings.stream().map(LabelledSpeech::ends).toList();
    List<String> names =
        SpeechFeatures.names().stream().filter(EvidenceSource.features(sources)::contains).toList();
    FeatureRows rows = rows(names, features, ends);
    BoostedTrees trees =
        new TreeTrainer(settings).train(rows.columns(), rows.labels(), rows.weights());
    JointSentenceScorer fitted =
        withBestThreshold(new JointSentenceScorer(names, trees, 0.5, data), features, ends);
    Optional<QualitySplit> split =
        variants.size() > 1
            ? QualitySplit.of(features, hard(fitted, features, ends))
            : Optional.empty();
    return split.map(found -> extended(fitted, found, rows, features, ends)).orElse(fitted);
  }

  /** Returns which recordings the fitted trees do badly on. */
  private static List<Boolean> hard(
      JointSentenceScorer fitted, List<Map<String, float[]>> features, List<BitSet> ends) {
    List<Boolean> hard = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      int gaps = features.get(i).get("text").length;
      double[] logits = fitted.logits(features.get(i), gaps);
      BitSet found = new BitSet();
      for (int gap = 0; gap < gaps; gap++) {
        found.set(gap, 1 / (1 + Math.exp(-logits[gap])) >= fitted.threshold());
      }
      hard.add(EndCounts.of(found, ends.get(i), gaps + 1).f1() < EASY_F1);
    }
    return hard;
  }

  /**
   * Adds trees for badly recognised recordings: their pauses weigh more, and their words less, and
   * the trees for all give most of their splits to the others, whose ends are surer.
   */
  private JointSentenceScorer extended(
      JointSentenceScorer fitted,
      QualitySplit split,
      FeatureRows rows,
      List<Map<String, float[]>> features,
      List<BitSet> ends) {
    int feature = fitted.features().indexOf(split.feature());
    FeatureRows hard = rows.below(feature, split.threshold());
    TreeTrainerSettings more =
        settings
            .withTrees(settings.trees() * 8 / 9)
            .withRate(HARD_RATE * settings.rate())
            .withLeaves(Math.min(settings.leaves(), MAX_HARD_LEAVES));
    List<Tree> trees = new ArrayList<>(fitted.trees().trees());
    double[] logits = fitted.trees().logits(hard.columns(), hard.size());
    for (Tree tree :
        new TreeTrainer(more).boost(hard.columns(), hard.labels(), hard.weights(), logits)) {
      trees.add(tree.below(feature, split.threshold()));
    }
    return withBestThreshold(
        new JointSentenceScorer(
            fitted.features(), new BoostedTrees(fitted.trees().base(), trees), 0.5, fitted.data()),
        features,
        ends);
  }

  /**
   * Fits additional trees to recordings of another kind.
   *
   * @param scorer the scorer to correct
   * @param recordings words with known ends; at least one end and one gap without
   * @param data what they are, a line for people
   * @return the corrected scorer, with the threshold of the greatest F1 on these recordings
   */
  public JointSentenceScorer adapt(
      JointSentenceScorer scorer, List<LabelledSpeech> recordings, String data) {
    List<Map<String, float[]>> features =
        recordings.stream().map(speech -> SpeechFeatures.of(speech.evidence())).toList();
    List<BitSet> ends = recordings.stream().map(LabelledSpeech::ends).toList();
    FeatureRows rows = rows(scorer.features(), features, ends);
    double[] logits = scorer.trees().logits(rows.columns(), rows.size());
    List<Tree> trees = new ArrayList<>(scorer.trees().trees());
    trees.addAll(
        new TreeTrainer(settings).boost(rows.columns(), rows.labels(), rows.weights(), logits));
    BoostedTrees all = new BoostedTrees(scorer.trees().base(), trees);
    return withBestThreshold(
        new JointSentenceScorer(scorer.features(), all, 0.5, data), features, ends);
  }

  private FeatureRows rows(
      List<String> names, List<Map<String, float[]>> features, List<BitSet> ends) {
    FeatureRows rows = new FeatureRows(names);
    for (Variant variant : variants) {
      Set<String> missing = EvidenceSource.lost(variant.missing());
      for (int i = 0; i < features.size(); i++) {
        rows.add(features.get(i), ends.get(i), missing, variant.weight());
      }
    }
    return rows;
  }

  private static JointSentenceScorer withBestThreshold(
      JointSentenceScorer fitted, List<Map<String, float[]>> features, List<BitSet> ends) {
    BestThreshold best = new BestThreshold();
    for (int i = 0; i < features.size(); i++) {
      int gaps = features.get(i).get("text").length;
      double[] logits = fitted.logits(features.get(i), gaps);
      for (int gap = 0; gap < gaps; gap++) {
        best.add(1 / (1 + Math.exp(-logits[gap])), ends.get(i).get(gap));
      }
    }
    double threshold = Math.max(0.01, Math.min(0.99, best.threshold()));
    return new JointSentenceScorer(fitted.features(), fitted.trees(), threshold, fitted.data());
  }
}
