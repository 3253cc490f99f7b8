package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What the recordings {@code tone.*} of the test resources hold, at any sample rate. */
public final class ToneFixture {

  /** The sample rate of most of them. */
  public static final int RATE = 22_050;

  private ToneFixture() {}

  /** Returns the bytes of a resource beside a test. */
  public static byte[] resource(Class<?> test, String name) throws IOException {
    try (InputStream stream = test.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }

  /** Reads all samples of a recording. */
  public static float[] all(AudioSource source) throws IOException {
    float[] samples = new float[1 << 16];
    int filled = 0;
    try (AudioStream stream = source.open()) {
      for (int read = 0; read >= 0; read = stream.read(samples, filled, 4000)) {
        filled += read;
        if (samples.length < filled + 4000) {
          samples = Arrays.copyOf(samples, 2 * samples.length);
        }
      }
      assertEquals(-1, stream.read(new float[1], 0, 1));
    }
    return Arrays.copyOf(samples, filled);
  }

  private static double tone(double t) {
    return 0.4 * Math.sin(2 * Math.PI * 440 * t)
        + 0.2 * Math.sin(2 * Math.PI * (300 + 900 * t) * t);
  }

  /** Returns the difference to the tone in dB of the tone, if the samples are late by a delay. */
  public static double error(float[] samples, int rate, int delay) {
    double noise = 0;
    double power = 0;
    for (int i = rate / 10; i < rate * 9 / 10; i++) {
      double expected = tone((double) i / rate);
      noise += Math.pow(samples[i + delay] - expected, 2);
      power += expected * expected;
    }
    return 10 * Math.log10(noise / power);
  }

  /** Whether ffmpeg is installed. */
  public static boolean hasFfmpeg() {
    try {
      Process process = new ProcessBuilder("ffmpeg", "-version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
