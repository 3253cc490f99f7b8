package dev.caesura.models.external;

import dev.caesura.audio.Signal;
import dev.caesura.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A generated recording: noise, in which each place is unlike any other, with a table of words. */
public record NoiseRecording(Signal signal, List<FakeRecognizer.Row> rows) {

  private static final int RATE = 16_000;
  private static final String[] WORDS = {"no", "yes", "river", "light", "seven", "again", "paper"};

  /** Makes a recording with words of 0.15 to 0.6 s, some after a pause of up to 0.6 s. */
  public static NoiseRecording of(double seconds, double pauses, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (random.nextInt(20_001) - 10_000) / 32_768f;
    }
    List<FakeRecognizer.Row> rows = new ArrayList<>();
    double at = 0.2;
    while (at < seconds - 1) {
      double end = at + 0.15 + 0.45 * random.nextDouble();
      String text = WORDS[random.nextInt(WORDS.length)] + (random.nextInt(3) == 0 ? "s" : "");
      rows.add(new FakeRecognizer.Row(text, round(at), round(end)));
      at = end + (random.nextDouble() < pauses ? 0.6 * random.nextDouble() : 0.01);
    }
    return new NoiseRecording(Signal.of(samples, RATE), rows);
  }

  private static double round(double seconds) {
    return Math.round(seconds * 1e4) / 1e4;
  }

  /** Writes the audio. */
  public Path writeWav(Path wav) throws IOException {
    try (WavWriter out = WavWriter.create(wav, RATE)) {
      out.write(signal);
      out.commit();
    }
    return wav;
  }
}
