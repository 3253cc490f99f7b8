package dev.caesura.audio.tarsos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Why {@link Resampler} has a filter of its own: TarsosDSP's against the same demands. */
class TarsosResamplerTests {

  private static final int IN = 44_100;
  private static final int OUT = 16_000;

  private static float[] resample(double hertz, int block) {
    float[] input = new float[IN];
    for (int i = 0; i < IN; i++) {
      input[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / IN));
    }
    double factor = (double) OUT / IN;
    var resampler = new be.tarsos.dsp.resample.Resampler(true, factor, factor);
    float[] output = new float[2 * OUT];
    int filled = 0;
    for (int at = 0; at < IN; ) {
      int count = Math.min(block, IN - at);
      boolean last = at + count == IN;
      var result =
          resampler.process(factor, input, at, count, last, output, filled, output.length - filled);
      at += result.inputSamplesConsumed;
      filled += result.outputSamplesGenerated;
    }
    return Arrays.copyOf(output, filled);
  }

  private static double decibels(float[] samples) {
    double sum = 0;
    for (int i = OUT / 4; i < OUT * 3 / 4; i++) {
      sum += samples[i] * samples[i];
    }
    return 10 * Math.log10(sum / (OUT / 2.0) / 0.125);
  }

  @Test
  void leaksAboveTheNewNyquistFrequencyAndDampsBelow() {
    double above = decibels(resample(8001, 4096));
    double below = decibels(resample(7200, 4096));
    int length = resample(1000, 4096).length;
    System.out.printf(
        "TarsosDSP, 44.1 to 16 kHz: 8001 Hz at %.1f dB, 7200 Hz at %.1f dB, %d samples a second%n",
        above, below, length);
    assertEquals(-44.1, above, 0.5);
    assertEquals(-6.0, below, 0.5);
    assertEquals(OUT + 1, length);
  }
}
