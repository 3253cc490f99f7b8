package dev.caesura.models.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Recordings that the tests score. */
final class Recordings {

  private Recordings() {}

  /** A 16-bit mono WAV of the development data; the test is skipped where there is none. */
  static Signal wav(String name) throws IOException {
    Path file = Path.of(System.getProperty("caesura.data", ""), "audio", "dev", name);
    Assumptions.assumeTrue(
        Files.isRegularFile(file), "development recording " + file + " is not here");
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = in.getFormat();
      Assertions.assertEquals(16, format.getSampleSizeInBits(), name);
      Assertions.assertEquals(1, format.getChannels(), name);
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] samples = new float[bytes.remaining() / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort() / 32768f;
      }
      return Signal.of(samples, Math.round(format.getSampleRate()));
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(file.toString(), e);
    }
  }

  static AudioSource tone(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.3 * Math.sin(i * 0.05) * Math.sin(i * 0.001));
    }
    return AudioSource.of("tone", Signal.of(samples, 16_000));
  }

  /** A decoder that hands out a NaN. */
  static AudioSource withNanAt(int position) {
    AudioSource tone = tone(4000);
    return new AudioSource() {
      @Override
      public String name() {
        return "bad";
      }

      @Override
      public int sampleRate() {
        return tone.sampleRate();
      }

      @Override
      public AudioStream open() throws IOException {
        AudioStream stream = tone.open();
        return new AudioStream() {
          private int read;

          @Override
          public int read(float[] buffer, int offset, int length) throws IOException {
            int got = stream.read(buffer, offset, length);
            if (read <= position && position < read + got) {
              buffer[offset + position - read] = Float.NaN;
            }
            read += got;
            return got;
          }

          @Override
          public void close() throws IOException {
            stream.close();
          }
        };
      }
    };
  }

  static int framesOver(FrameScores scores, double threshold) {
    int frames = 0;
    for (int i = 0; i < scores.size(); i++) {
      frames += scores.score(i) >= threshold ? 1 : 0;
    }
    return frames;
  }
}
