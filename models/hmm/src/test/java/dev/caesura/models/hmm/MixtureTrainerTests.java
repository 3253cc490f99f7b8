package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MixtureTrainerTests {

  /** Frames of one number each, around a mean. */
  private static FeatureBlocks frames(double mean, int count, long seed) {
    Random random = new Random(seed);
    float[] rows = new float[count];
    for (int t = 0; t < count; t++) {
      rows[t] = (float) (mean + random.nextGaussian());
    }
    return FeatureBlocks.of(rows, 1);
  }

  private static GaussianMixtures estimate(
      GaussianMixtures current, MixturePrior prior, FeatureBlocks features, int components) {
    MixtureTrainer trainer = new MixtureTrainer(current, prior);
    for (int t = 0; t < features.frames(); t++) {
      trainer.add(features, t, 0);
    }
    return trainer.estimate(new int[] {components});
  }

  private static GaussianMixtures trained(FeatureBlocks features, int components) {
    GaussianMixtures mixtures = GaussianMixtures.standard(1, 1);
    return estimate(mixtures, MixturePrior.none(mixtures), features, components);
  }

  @Test
  void framesOfAllRecordingsCountOnce() {
    GaussianMixtures first = trained(frames(3, 3000, 1), 1);
    MixturePrior prior = MixturePrior.of(first, new float[] {3000}, Double.POSITIVE_INFINITY);
    GaussianMixtures both = estimate(first, prior, frames(-1, 1000, 2), 1);
    assertEquals(2, both.mean(0, 0), 0.1);
    // The variance of each, and that between them: 0.75 * 0.25 * 4 * 4.
    assertEquals(1 + 3, both.variance(0, 0), 0.3);
  }

  @Test
  void fewFramesLeanOnEarlierRecordingsAndManyReplaceThem() {
    GaussianMixtures first = trained(frames(3, 3000, 1), 1);
    MixturePrior prior = MixturePrior.of(first, new float[] {3000}, 200);
    double last = first.mean(0, 0);
    for (int count : new int[] {0, 20, 200, 20_000}) {
      double mean = estimate(first, prior, frames(-1, count, 2), 1).mean(0, 0);
      assertEquals((3.0 * 200 - count) / (200 + count), mean, 0.2, count + " frames");
      assertTrue(mean <= last + 1e-3, count + " frames");
      last = mean;
    }
  }

  @Test
  void aStateGetsTheComponentsThatAllItsFramesAllow() {
    FeatureBlocks few = frames(0, 100, 3);
    assertEquals(1, trained(few, 8).components());
    GaussianMixtures first = trained(few, 1);
    MixturePrior prior = MixturePrior.of(first, new float[] {1000}, Double.POSITIVE_INFINITY);
    GaussianMixtures both = estimate(first, prior, few, 8);
    assertEquals(8, both.components());
    float sum = 0;
    for (int c = 0; c < 8; c++) {
      sum += both.weight(c);
    }
    assertEquals(1, sum, 1e-3);
  }
}
