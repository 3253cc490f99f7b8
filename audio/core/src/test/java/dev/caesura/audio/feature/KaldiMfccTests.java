package dev.caesura.audio.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KaldiMfccTests {

  private static final double NO_FLOOR = Double.NEGATIVE_INFINITY;

  private static float[] noise() {
    Random dice = new Random(1);
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) dice.nextGaussian() * 0.1f;
    }
    return samples;
  }

  /** With all coefficients and the lifter taken off, the transform is a rotation. */
  @Test
  void allCoefficientsGiveTheEnergiesBack() {
    KaldiFbank fbank = KaldiFbank.of(16_000, 23);
    float[] energies = fbank.features(noise(), 0, 4000);
    float[] cepstra = KaldiMfcc.of(fbank, 23, NO_FLOOR).features(noise(), 0, 4000);
    assertEquals(energies.length, cepstra.length);
    for (int frame = 0; frame < energies.length / 23; frame++) {
      for (int i = 0; i < 23; i++) {
        double sum = 0;
        for (int k = 0; k < 23; k++) {
          double plain = cepstra[frame * 23 + k] / (1 + 11 * Math.sin(Math.PI * k / 22));
          double norm = Math.sqrt((k == 0 ? 1 : 2) / 23.0);
          sum += plain * norm * Math.cos(Math.PI * k * (2 * i + 1) / 46);
        }
        assertEquals(energies[frame * 23 + i], sum, 1e-3);
      }
    }
  }

  @Test
  void louderMovesTheFirstCoefficientOnly() {
    KaldiMfcc mfcc = KaldiMfcc.of(KaldiFbank.of(16_000, 23), 13, NO_FLOOR);
    float[] loud = noise();
    for (int i = 0; i < loud.length; i++) {
      loud[i] *= 4;
    }
    float[] one = mfcc.features(noise(), 0, 4000);
    float[] two = mfcc.features(loud, 0, 4000);
    for (int i = 0; i < one.length; i++) {
      double moved = i % 13 == 0 ? Math.sqrt(23) * 2 * Math.log(4) : 0;
      assertEquals(moved, two[i] - one[i], 2e-3, "value " + i);
    }
  }

  @Test
  void stillnessLiesOnTheFloor() {
    KaldiMfcc mfcc = KaldiMfcc.of(KaldiFbank.of(16_000, 23), 13, 9);
    float[] features = mfcc.features(new float[400], 0, 400);
    assertEquals(9 * Math.sqrt(23), features[0], 1e-3);
    assertEquals(0, features[5], 1e-3);
    assertEquals(0, mfcc.features(new float[399], 0, 399).length);
  }

  @Test
  void limitsAreNamed() {
    KaldiFbank fbank = KaldiFbank.of(16_000, 23);
    assertEquals(
        "coefficients 24: expected a number from 1 to 23",
        assertThrows(IllegalArgumentException.class, () -> KaldiMfcc.of(fbank, 24, 0))
            .getMessage());
    assertEquals(
        "minLogEnergy NaN: expected a number",
        assertThrows(IllegalArgumentException.class, () -> KaldiMfcc.of(fbank, 13, Double.NaN))
            .getMessage());
  }
}
