package dev.caesura.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTests {

  private static final int OUT = 16_000;

  private static AudioSource tone(double hertz, int rate, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return AudioSource.of(hertz + " Hz", Signal.of(values, rate));
  }

  private static float[] resample(AudioSource source, int rate, int block) throws IOException {
    float[] out = new float[1 << 22];
    int filled = 0;
    try (AudioStream stream = Resampler.of(source, rate).open()) {
      while (true) {
        int read = stream.read(out, filled, block);
        if (read < 0) {
          return Arrays.copyOf(out, filled);
        }
        assertTrue(read > 0 && read <= block);
        filled += read;
      }
    }
  }

  /** Level of what lies well inside the recording, in dB of the 0.5 that {@link #tone} has. */
  private static double decibels(float[] samples) {
    double sum = 0;
    int count = 0;
    for (int i = samples.length / 4; i < samples.length * 3 / 4; i++) {
      sum += samples[i] * samples[i];
      count++;
    }
    return 10 * Math.log10(sum / count / 0.125 + 1e-30);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 22_050, 32_000, 44_100, 44_101, 48_000, 96_000, 192_000})
  void keepsATone(int rate) throws IOException {
    for (double hertz : new double[] {100, 1000, Math.min(7200, 0.45 * rate)}) {
      assertEquals(0, decibels(resample(tone(hertz, rate, rate), OUT, 4096)), 0.1, hertz + " Hz");
    }
    float[] exact = new float[OUT];
    tone(1000, OUT, OUT).read(new TimeSpan(0, OUT, OUT)).copyTo(0, exact, 0, OUT);
    float[] got = resample(tone(1000, rate, rate), OUT, 4096);
    for (int i = 1000; i < OUT - 1000; i++) {
      assertEquals(exact[i], got[i], 1e-3, "sample " + i); // no shift: 1e-3 is 0.005 samples
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 32_000, 44_100, 44_101, 48_000, 96_000})
  void removesWhatWouldAlias(int rate) throws IOException {
    for (double hertz = 8001; hertz < rate / 2.0; hertz += 377) {
      double level = decibels(resample(tone(hertz, rate, rate), OUT, 4096));
      assertTrue(level < -60, hertz + " Hz at " + level + " dB");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025})
  void addsNoImages(int rate) throws IOException {
    double hertz = 0.45 * rate;
    float[] got = resample(tone(hertz, rate, rate), OUT, 4096);
    double re = 0;
    double im = 0;
    double weight = 0;
    double image = rate - hertz;
    for (int i = 2000; i < OUT - 2000; i++) {
      double window = Math.pow(Math.sin(Math.PI * (i - 2000) / (OUT - 4000)), 2);
      re += window * got[i] * Math.cos(2 * Math.PI * image * i / OUT);
      im += window * got[i] * Math.sin(2 * Math.PI * image * i / OUT);
      weight += window;
    }
    double level = 20 * Math.log10(2 * Math.hypot(re, im) / weight / 0.5);
    assertTrue(level < -60, level + " dB");
    assertEquals(0, decibels(got), 0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 22_050, 44_100, 48_000, 96_000})
  void leavesAnImpulseWhereItWas(int rate) throws IOException {
    for (double seconds : new double[] {0, 0.1, 0.5, 0.99}) {
      float[] impulse = new float[rate];
      impulse[(int) Math.round(seconds * rate)] = 1;
      float[] got = resample(AudioSource.of("impulse", Signal.of(impulse, rate)), OUT, 333);
      int peak = 0;
      for (int i = 0; i < got.length; i++) {
        peak = got[i] > got[peak] ? i : peak;
      }
      assertEquals(seconds * OUT, peak, 0.51);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 8000, 11_025, 22_050, 44_100, 44_101, 48_000, 1_000_000})
  void givesAsManySamplesAsTheSpanAtTheNewRate(int rate) throws IOException {
    for (int samples : new int[] {0, 1, 2, 3, 7, 100, 441, 20_011}) {
      if ((long) samples * OUT / rate < 1 << 21) {
        TimeSpan span = new TimeSpan(0, samples, rate);
        float[] got = resample(tone(1, rate, samples), OUT, 4096);
        assertEquals(span.at(OUT).samples(), got.length, samples + " samples");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 44_101, 48_000})
  void givesTheSameBitsWhateverIsAsked(int rate) throws IOException {
    Random random = new Random(11);
    float[] noise = new float[30_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    AudioSource source = AudioSource.of("noise", Signal.of(noise, rate));
    float[] whole = resample(source, OUT, 1 << 20);
    for (int block : new int[] {1, 7, 160, 4096}) {
      assertArrayEquals(whole, resample(source, OUT, block), "block " + block);
    }
    AudioSource resampled = Resampler.of(source, OUT);
    for (int i = 0; i < 40; i++) {
      int start = random.nextInt(whole.length + 500);
      int end = start + random.nextInt(3000);
      Signal part = resampled.read(new TimeSpan(start, end, OUT));
      int from = Math.min(start, whole.length);
      int to = Math.min(end, whole.length);
      assertEquals(new TimeSpan(from, to, OUT), part.span());
      assertArrayEquals(Arrays.copyOfRange(whole, from, to), part.toArray());
    }
  }

  @Test
  void keepsTheSourceOfTheSameRate() {
    AudioSource source = tone(1, OUT, 10);
    assertSame(source, Resampler.of(source, OUT));
  }

  @Test
  void refusesRatesOutOfRange() {
    AudioSource source = tone(1, 1_024_001, 10);
    for (int rate : new int[] {0, -1, 16_000 / 2}) {
      assertThrows(IllegalArgumentException.class, () -> Resampler.of(source, rate));
    }
  }

  @Test
  void isManyTimesFasterThanRealTime() throws IOException {
    AudioSource minute = tone(440, 44_100, 60 * 44_100);
    resample(minute, OUT, 8192);
    long start = System.nanoTime();
    resample(minute, OUT, 8192);
    double times = 60 / ((System.nanoTime() - start) * 1e-9);
    System.out.printf("44.1 to 16 kHz: %.0f times real time%n", times);
    assertTrue(times > 50, times + " times real time");
  }
}
