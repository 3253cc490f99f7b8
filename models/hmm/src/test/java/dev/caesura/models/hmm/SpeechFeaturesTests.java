package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechFeaturesTests {

  private static final int FRAMES = 6_000;

  /** Another channel in the second half shifts all cepstra of it. */
  @Test
  void aChangeOfTheChannelIsLevelled() {
    float[] cepstra = new float[FRAMES * SpeechFeatures.CEPSTRA];
    Random random = new Random(1);
    for (int i = 0; i < cepstra.length; i++) {
      cepstra[i] = (float) random.nextGaussian() + (i < cepstra.length / 2 ? 0 : 5);
    }
    boolean[] speech = new boolean[FRAMES];
    Arrays.fill(speech, 100, FRAMES - 100, true);
    FeatureBlocks features = SpeechFeatures.of(cepstra, speech);
    assertEquals(FRAMES, features.frames());
    double before = mean(features, 500, 2_500);
    double after = mean(features, 3_500, 5_500);
    assertTrue(Math.abs(after - before) < 1, before + ", " + after);
    assertEquals(0, mean(features, 100, FRAMES - 100), 0.01);
  }

  @Test
  void withoutSpeechNothingIsDivided() {
    FeatureBlocks features =
        SpeechFeatures.of(new float[40 * SpeechFeatures.CEPSTRA], new boolean[40]);
    float[] frame = new float[SpeechFeatures.SIZE];
    features.copyFrame(39, frame);
    assertEquals(0, frame[0]);
  }

  private static double mean(FeatureBlocks features, int from, int to) {
    float[] frame = new float[SpeechFeatures.SIZE];
    double sum = 0;
    for (int t = from; t < to; t++) {
      features.copyFrame(t, frame);
      sum += frame[0];
    }
    return sum / (to - from);
  }
}
