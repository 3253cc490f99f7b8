package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.score.NormalizingScorer;
import dev.caesura.audio.segment.HysteresisSegmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizedSpeechTests {

  private static final int RATE = 16_000;

  private static AudioSource quiet(float[] samples, double decibels, boolean rounded) {
    float factor = (float) Math.pow(10, decibels / 20);
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      float value = samples[i] * factor;
      scaled[i] = rounded ? Math.round(value * 32_768) / 32_768f : value;
    }
    return AudioSource.of("quiet", Signal.of(scaled, RATE));
  }

  /** The segments do not depend on the level, within 50 ms; at -40 dB also in 16 bits. */
  @Test
  void findsTheSameSpeechAtEveryLevel() throws IOException {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    float[] samples =
        AudioFiles.open(prompts, RATE).read(new TimeSpan(0, 60L * RATE, RATE)).toArray();
    try (SileroVad vad = SileroVad.open()) {
      SpeechScorer normalizing = NormalizingScorer.of(vad);
      List<TimeSpan> expected = segments(normalizing, quiet(samples, 0, false));
      assertTrue(expected.size() > 5, expected.toString());
      for (int decibels = -20; decibels >= -60; decibels -= 10) {
        compare(expected, segments(normalizing, quiet(samples, decibels, false)), decibels);
      }
      for (int decibels = -20; decibels >= -40; decibels -= 10) {
        compare(expected, segments(normalizing, quiet(samples, decibels, true)), decibels);
      }
      int plain = segments(vad, quiet(samples, -60, false)).size();
      assertTrue(plain < expected.size(), "without: " + plain);
    }
  }

  private static List<TimeSpan> segments(SpeechScorer scorer, AudioSource source)
      throws IOException {
    return HysteresisSegmenter.defaults().segment(scorer.score(source));
  }

  private static void compare(List<TimeSpan> expected, List<TimeSpan> found, int decibels) {
    assertEquals(expected.size(), found.size(), decibels + " dB");
    for (int i = 0; i < expected.size(); i++) {
      String where = decibels + " dB, segment " + i;
      assertEquals(expected.get(i).startSeconds(), found.get(i).startSeconds(), 0.05, where);
      assertEquals(expected.get(i).endSeconds(), found.get(i).endSeconds(), 0.05, where);
    }
  }
}
