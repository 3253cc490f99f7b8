package dev.caesura.align.speech;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    JointSentenceScorer fitted = new JointSentenceScorer(names, trees, 0.5, data);
    return withBestThreshold(fitted, features, ends);
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
