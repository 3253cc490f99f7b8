package dev.caesura.audio.codec;

import static dev.caesura.audio.io.ToneFixture.RATE;
import static dev.caesura.audio.io.ToneFixture.all;
import static dev.caesura.audio.io.ToneFixture.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.FileFormat;
import dev.caesura.audio.io.ToneFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTests {

  /** Files of random bytes a format; {@code -Dcaesura.fuzz=20000} for a campaign. */
  private static final int ROUNDS = Integer.getInteger("caesura.fuzz", 150);

  @TempDir Path folder;

  private static byte[] resource(String name) throws IOException {
    return ToneFixture.resource(CodecTests.class, name);
  }

  /** A fixture under a name that does not state its format. */
  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("recording.wav"), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "tone.flac, 22050, 22050, 0, -80",
    "tone24.flac, 22050, 22050, 0, -120",
    "tone.ogg, 22050, 22050, 0, -15",
    "tone-info.mp3, 22050, 22050, 0, -15",
    "tone-stereo-vbr.mp3, 44100, 44100, 0, -15",
    // The file does not state what the encoder added: 576 samples of its own, 529 of every decoder.
    "tone.mp3, 22050, 23616, 1105, -15",
  })
  void decodesInTime(String name, int rate, int length, int delay, double decibels)
      throws IOException {
    AudioSource source = AudioFiles.open(file(resource(name)));
    assertEquals(rate, source.sampleRate());
    float[] samples = all(source);
    assertEquals(length, samples.length);
    // Stereo files of ffmpeg hold a mono source 3 dB down in each channel.
    if (name.matches("tone.flac|tone-stereo.*")) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= (float) Math.sqrt(2);
      }
      decibels = Math.max(decibels, -50);
    }
    double error = error(samples, rate, delay);
    assertTrue(error < decibels, error + " dB");
    for (int late = -20; late <= 20; late++) {
      assertTrue(late == 0 || error < error(samples, rate, delay + late), "late by " + late);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg", "tone-info.mp3", "tone.mp3"})
  void readsAnyPartAsTheWhole(String name) throws IOException {
    byte[] fixture = resource(name);
    AudioSource source = AudioFiles.open(file(fixture));
    float[] whole = all(source);
    Random random = new Random(5);
    for (int i = 0; i < 30; i++) {
      int start = random.nextInt(whole.length + 1000);
      int end = start + random.nextInt(6000);
      Signal part = source.read(new TimeSpan(start, end, RATE));
      int from = Math.min(start, whole.length);
      int to = Math.min(end, whole.length);
      assertEquals(new TimeSpan(from, to, RATE), part.span());
      assertArrayEquals(Arrays.copyOfRange(whole, from, to), part.toArray(), "from " + start);
    }
    assertEquals(whole.length, source.read(new TimeSpan(0, 1L << 40, RATE)).length());
  }

  @Test
  void seeksInLongFiles() throws IOException {
    Random random = new Random(9);
    float[] samples = new float[60 * 16_000];
    for (int i = 0; i < samples.length; i++) {
      double slow = Math.abs(Math.sin(i * 1e-4));
      samples[i] = Math.round(slow * 4000 * random.nextGaussian()) / 32768f;
    }
    Path path = folder.resolve("long");
    try (AudioWriter writer = FlacWriter.create(path, 16_000)) {
      writer.write(samples, 0, samples.length);
      writer.commit();
    }
    AudioSource source = AudioFiles.open(path);
    FlacSeeker.FrameStart first =
        new FlacSeeker(FlacHeader.of(path, "long")).find(path, samples.length - 20_000);
    assertTrue(first.sample() > samples.length - 60_000, first.toString());
    for (int i = 0; i < 60; i++) {
      int start = random.nextInt(samples.length);
      int end = Math.min(samples.length, start + random.nextInt(9000));
      Signal part = source.read(new TimeSpan(start, end, 16_000));
      assertArrayEquals(Arrays.copyOfRange(samples, start, end), part.toArray(), "from " + start);
    }
  }

  @Test
  void resamplesOnRequest() throws IOException {
    AudioSource source = AudioFiles.open(file(resource("tone24.flac")), 16_000);
    assertEquals(16_000, source.sampleRate());
    float[] samples = all(source);
    assertEquals(16_000, samples.length);
    assertTrue(error(samples, 16_000, 0) < -60);
    assertArrayEquals(
        Arrays.copyOfRange(samples, 5000, 6000),
        source.read(new TimeSpan(5000, 6000, 16_000)).toArray());
  }

  @Test
  void readsTagsBeforeTheAudio() throws IOException {
    byte[] tag = new byte[10 + 300];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 44}, 0, tag, 0, 10);
    for (String name : new String[] {"tone.flac", "tone-info.mp3"}) {
      byte[] audio = resource(name);
      byte[] tagged = Arrays.copyOf(tag, tag.length + audio.length);
      System.arraycopy(audio, 0, tagged, tag.length, audio.length);
      float[] expected = all(AudioFiles.open(file(audio)));
      assertArrayEquals(expected, all(AudioFiles.open(file(tagged))), name);
    }
  }

  @Test
  void writesFlacByItsExtension() throws IOException {
    Path clip = folder.resolve("clip.flac");
    try (AudioWriter writer = AudioFiles.create(clip, 16_000)) {
      writer.write(new float[] {0.5f}, 0, 1);
      writer.commit();
    }
    assertEquals(FileFormat.FLAC, FileFormat.of(clip, "clip"));
    assertArrayEquals(new float[] {0.5f}, all(AudioFiles.open(clip)));
  }

  @Test
  void readsAStreamFromATemporaryFile() throws IOException {
    AudioSource source =
        AudioFiles.open(new ByteArrayInputStream(resource("tone.flac")), "standard input");
    assertEquals("standard input", source.name());
    assertEquals(RATE, all(source).length);
    assertEquals(RATE, all(source).length);
  }

  /** Reads it all or stops with an IOException that names the file; returns the samples or -1. */
  private int attempt(byte[] bytes, String what) throws IOException {
    Path path = file(bytes);
    if (bytes.length == 0 || FileFormat.of(path, "") == FileFormat.OTHER) {
      return -1; // not for the Java readers
    }
    try {
      return all(AudioFiles.open(path)).length;
    } catch (IOException e) {
      assertTrue(e.getMessage().startsWith(path.toString()), what + ": " + e);
      return -1;
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg", "tone-info.mp3", "tone.mp3"})
  void meetsCutFilesInTime(String name) throws IOException {
    byte[] whole = resource(name);
    int length = all(AudioFiles.open(file(whole))).length;
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int cut = 0; cut < whole.length; cut += cut < 120 ? 1 : 41) {
            int read = attempt(Arrays.copyOf(whole, cut), name + " cut at " + cut);
            assertTrue(read <= length, name + " cut at " + cut + " has " + read);
            if (name.endsWith("flac")) {
              assertEquals(-1, read, "a FLAC file cut at " + cut);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg", "tone-info.mp3", "tone.mp3"})
  void meetsRandomBytesInTime(String name) throws IOException {
    byte[] whole = resource(name);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        Duration.ofMillis(60_000 + 50L * ROUNDS),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = whole.clone();
            int near = random.nextInt(4) == 0 ? bad.length : Math.min(bad.length, 300);
            for (int k = random.nextInt(8); k >= 0; k--) {
              bad[random.nextInt(near)] = (byte) random.nextInt();
            }
            attempt(bad, name + ", seed " + seed + ", round " + round);
          }
        },
        () -> name + ", seed " + seed + ": a round does not end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg"})
  void noticesEveryWrongByteOfTheAudio(String name) throws IOException {
    byte[] whole = resource(name);
    Random random = new Random(4);
    for (int round = 0; round < 60; round++) {
      byte[] bad = whole.clone();
      int at = bad.length - 1 - random.nextInt(bad.length / 4);
      bad[at] ^= (byte) (1 + random.nextInt(255));
      assertEquals(-1, attempt(bad, name), "wrong byte " + at);
    }
    assertNotEquals(-1, attempt(whole, name));
  }
}
