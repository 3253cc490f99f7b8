package dev.caesura.audio.tarsos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.SpeechScorerContract;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SilenceScorerTests implements SpeechScorerContract {

  @Override
  public SpeechScorer scorer() {
    return SilenceScorer.defaults();
  }

  @Test
  void hearsATalkerInARoom() throws IOException {
    Random random = new Random(1);
    for (int rate : new int[] {8_000, 11_025, 44_100}) {
      float[] samples = new float[10 * rate];
      for (int i = 0; i < samples.length; i++) {
        boolean talking = i / rate % 3 == 1;
        samples[i] = (float) ((talking ? 0.1 : 1e-5) * random.nextGaussian());
      }
      FrameScores scores = scorer().score(AudioSource.of("room", Signal.of(samples, rate)));
      int right = 0;
      for (int i = 0; i < scores.size(); i++) {
        boolean talking = scores.frameSpan(i).startSample() / rate % 3 == 1;
        right += (scores.score(i) >= 0.5) == talking ? 1 : 0;
      }
      assertTrue(right > 0.97 * scores.size(), right + " of " + scores.size() + " at " + rate);
    }
  }
}
