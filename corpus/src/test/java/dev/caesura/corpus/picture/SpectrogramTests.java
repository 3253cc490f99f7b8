package dev.caesura.corpus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectrogramTests {

  private static final int RATE = 16_000;

  private static Spectrogram of(float[] audio, int most) {
    Spectrogram.Recorder recorder = Spectrogram.record(0, RATE, most);
    recorder.accept(audio, 0, audio.length);
    return recorder.spectrogram();
  }

  private static int loudest(Spectrogram spectrogram, TimeSpan part) {
    int loudest = 0;
    for (int band = 1; band < Spectrogram.BANDS; band++) {
      if (spectrogram.decibels(part, band) > spectrogram.decibels(part, loudest)) {
        loudest = band;
      }
    }
    return loudest;
  }

  private static float[] tones(int seconds, double... hertz) {
    float[] audio = new float[seconds * RATE];
    for (int i = 0; i < audio.length; i++) {
      double f = hertz[(int) ((long) i * hertz.length / audio.length)];
      audio[i] = (float) Math.sin(2 * Math.PI * f * i / RATE);
    }
    return audio;
  }

  @Test
  void aToneIsLoudestInItsBandAtItsTimeHoweverManyColumnsThereAre() {
    float[] audio = tones(8, 300, 1000, 3000, 7000);
    for (int most : new int[] {2048, 100, 16}) {
      Spectrogram spectrogram = of(audio, most);
      assertTrue(spectrogram.size() <= most && spectrogram.size() > most / 4, "size");
      double[] hertz = {300, 1000, 3000, 7000};
      for (int i = 0; i < hertz.length; i++) {
        TimeSpan part = new TimeSpan(i * 2L * RATE + RATE / 2, i * 2L * RATE + RATE, RATE);
        int band = loudest(spectrogram, part);
        // Band b is around (b + 1) of BANDS + 1 steps.
        double expected = MelBands.position(hertz[i], RATE) * (Spectrogram.BANDS + 1) - 1;
        assertEquals(expected, band, 1.01, hertz[i] + " Hz of " + most);
        assertEquals(0, spectrogram.decibels(part, band), 6, "a full scale tone");
      }
    }
  }

  @Test
  void blocksDoNotMatter() {
    Random random = new Random(9);
    float[] audio = new float[50_001];
    for (int i = 0; i < audio.length; i++) {
      audio[i] = random.nextFloat() - 0.5f;
    }
    Spectrogram whole = of(audio, 64);
    Spectrogram.Recorder recorder = Spectrogram.record(0, RATE, 64);
    for (int at = 0; at < audio.length; ) {
      int count = Math.min(audio.length - at, 1 + random.nextInt(3000));
      recorder.accept(audio, at, count);
      at += count;
    }
    Spectrogram parts = recorder.spectrogram();
    assertEquals(whole.span(), parts.span());
    assertEquals(audio.length, parts.span().endSample());
    for (int band = 0; band < Spectrogram.BANDS; band++) {
      assertEquals(whole.decibels(whole.span(), band), parts.decibels(whole.span(), band));
      assertTrue(whole.decibels(whole.span(), band) > -70, "no band is deaf: " + band);
    }
  }

  @Test
  void shortSilentAndNoneAtAll() {
    assertEquals(0, of(new float[0], 16).size());
    assertEquals(1, of(new float[1], 16).size());
    assertEquals(
        Double.NEGATIVE_INFINITY, of(new float[900], 16).decibels(new TimeSpan(0, 900, RATE), 3));
    assertThrows(IllegalArgumentException.class, () -> Spectrogram.record(0, RATE, 3));
    assertThrows(IllegalArgumentException.class, () -> Spectrogram.record(0, 99, 4));
  }

  @Test
  void tapsHearTheirPartOnly() throws IOException {
    float[] audio = new float[40_000];
    for (int i = 0; i < audio.length; i++) {
      audio[i] = i / 40_000f;
    }
    AudioSource source = AudioSource.of("ramp", Signal.of(audio, RATE));
    Waveform.Recorder recorder = Waveform.record(17_000, RATE, 1 << 10);
    TeeSource.drain(new TeeSource(source, new TimeSpan(17_000, 33_001, RATE), List.of(recorder)));
    Waveform waveform = recorder.waveform();
    assertEquals(new TimeSpan(17_000, 33_001, RATE), waveform.span());
    assertEquals(audio[17_000], waveform.lowest(waveform.span()));
    assertEquals(audio[33_000], waveform.highest(waveform.span()));
    assertEquals(audio[20_000], waveform.lowest(new TimeSpan(20_000, 20_100, RATE)), 0.001);
    assertEquals(0, waveform.highest(new TimeSpan(0, 100, RATE)));
  }
}
