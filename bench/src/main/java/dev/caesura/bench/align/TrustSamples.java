package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.trust.ErrorEstimator;
import dev.caesura.align.trust.ErrorFeature;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Sentences of earnings calls, found in the words of three recognisers with transcripts damaged in
 * every way, and whether they are right. The truth for one recogniser are the times on which the
 * two others agree; a sentence that they cannot judge is left out.
 */
final class TrustSamples {

  private final EarningsCalls calls;
  private final List<String> foreign;

  TrustSamples(Path data) {
    this.calls = new EarningsCalls(data);
    this.foreign =
        calls.others().stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
  }

  /** Returns sentences of other texts. */
  List<String> foreign() {
    return foreign;
  }

  /** Returns the names of the calls that take part in fitting, or of the others. */
  List<String> names(boolean isHeldOut) {
    List<String> names = new ArrayList<>();
    List<String> all = calls.names();
    for (int i = 0; i < all.size(); i++) {
      if ((i % 3 == 0) == isHeldOut) {
        names.add(all.get(i));
      }
    }
    return names;
  }

  /**
   * Returns the samples of one call.
   *
   * @param name the call
   * @param other another call, whose transcript is the wrong one
   * @param seed of the damage
   */
  List<JudgedSample> of(String name, String other, int seed) {
    List<JudgedSample> samples = new ArrayList<>();
    Segmentation whole = AlignTimes.lines(calls.reference(name));
    Segmentation wrong = AlignTimes.lines(calls.reference(other));
    Map<AsrSystem, TrueTimes.Witness> witnesses = TrueTimes.witnesses(calls, name, whole);
    for (AsrSystem system : AsrSystem.values()) {
      Transcript recognized = calls.recognized(name, system);
      TrueTimes truth = TrueTimes.without(whole, witnesses, system);
      for (TranscriptDamage damage : TranscriptDamage.values()) {
        if (damage.isExtreme()) {
          continue;
        }
        Random random = new Random(Objects.hash(name, damage.name(), seed));
        TranscriptDamage.Damaged damaged = damage.apply(whole, foreign, wrong, recognized, random);
        List<Utterance> found = align(damaged, damage);
        add(samples, system.folder, name, damage, damaged, found, truth, whole);
      }
    }
    return samples;
  }

  static List<Utterance> align(TranscriptDamage.Damaged damaged, TranscriptDamage damage) {
    return SentenceAligner.of(
            EnglishWords.NORMALIZER, SentenceAligner.Settings.defaults().withOrder(damage.order))
        .align("r", damaged.recognized(), damaged.text());
  }

  private static void add(
      List<JudgedSample> samples,
      String system,
      String name,
      TranscriptDamage damage,
      TranscriptDamage.Damaged damaged,
      List<Utterance> found,
      TrueTimes truth,
      Segmentation whole) {
    List<Utterance> judged = AlignmentJudge.of(EnglishWords.NORMALIZER).judge(found).utterances();
    List<Map<ErrorFeature, Double>> features =
        ErrorEstimator.features(found, EnglishWords.NORMALIZER);
    int next = 0;
    for (int i = 0; i < damaged.lines().size(); i++) {
      if (found.get(i).span().isEmpty()) {
        continue;
      }
      Map<ErrorFeature, Double> values = features.get(next++);
      TranscriptDamage.Line line = damaged.lines().get(i);
      int place =
          line.original() < 0 ? -1 : truth.judge(line.original(), found.get(i).span().get());
      boolean isOther =
          place >= 0
              && TrueTimes.isOtherText(
                  line.text(), whole.string(line.original()), EnglishWords.NORMALIZER);
      if (place != 0 || isOther) {
        samples.add(
            JudgedSample.of(system, name, damage, judged.get(i), values, place < 0 || isOther));
      }
    }
  }
}
