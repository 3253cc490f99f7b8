package dev.caesura.corpus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveformTests {

  @Test
  void everyPeakIsTheExtremeOfItsStretch() throws IOException {
    Random random = new Random(3);
    for (int samples : new int[] {1, 4, 5, 6, 79, 80, 81, 160, 161, 1279, 1280, 1281, 10007}) {
      float[] audio = new float[samples];
      for (int i = 0; i < samples; i++) {
        audio[i] = random.nextFloat() * 2 - 1;
      }
      Waveform waveform = Waveform.of(AudioSource.of("noise", Signal.of(audio, 16000)), 16);
      long stretch = waveform.stretchSamples();
      assertEquals((samples + stretch - 1) / stretch, waveform.size(), samples + " samples");
      assertTrue(waveform.size() <= 16, samples + " samples");
      assertTrue(stretch == 80 || waveform.size() > 8, samples + " samples halved too often");
      assertEquals(samples, waveform.span().endSample());
      for (int i = 0; i < waveform.size(); i++) {
        float low = 1;
        float high = -1;
        for (long j = i * stretch; j < Math.min(samples, (i + 1) * stretch); j++) {
          low = Math.min(low, audio[(int) j]);
          high = Math.max(high, audio[(int) j]);
        }
        assertEquals(low, waveform.low(i), "lowest of " + i + " in " + samples);
        assertEquals(high, waveform.high(i), "highest of " + i + " in " + samples);
      }
    }
  }

  @Test
  void aRecordingWithoutSamplesHasNoPeaks() throws IOException {
    Waveform waveform = Waveform.of(AudioSource.of("empty", Signal.of(new float[0], 8000)));
    assertEquals(0, waveform.size());
    assertTrue(waveform.span().isEmpty());
  }

  @Test
  void anOddLimitIsRefused() {
    AudioSource source = AudioSource.of("one", Signal.of(new float[1], 8000));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Waveform.of(source, 7));
    assertEquals("maxPeaks 7: expected an even number of at least 2", error.getMessage());
  }
}
