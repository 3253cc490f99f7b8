package dev.caesura.audio.io;

import static dev.caesura.audio.io.ToneFixture.RATE;
import static dev.caesura.audio.io.ToneFixture.all;
import static dev.caesura.audio.io.ToneFixture.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFilesTests {

  @TempDir Path folder;

  private static byte[] resource(String name) throws IOException {
    return ToneFixture.resource(AudioFilesTests.class, name);
  }

  /** A fixture under a name that does not state its format. */
  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("recording.wav"), bytes);
  }

  private static byte[] wav() {
    return WavBytes.riff("RIFF").format(1, 1, 8000, 16).data(4, new byte[] {0, 64, 0, -64}).done();
  }

  @Test
  void readsAStreamFromATemporaryFile() throws IOException {
    AudioSource source = AudioFiles.open(new ByteArrayInputStream(wav()), "standard input");
    assertEquals("standard input", source.name());
    assertArrayEquals(new float[] {0.5f, -0.5f}, all(source));
    assertArrayEquals(new float[] {0.5f, -0.5f}, all(source));
  }

  @Test
  void refusesRatesThatCannotBeReduced() throws IOException {
    byte[] fast = WavBytes.riff("RIFF").format(1, 1, 100_000_000, 8).data(1, new byte[1]).done();
    Path path = file(fast);
    IOException e = assertThrows(IOException.class, () -> AudioFiles.open(path, 16_000));
    assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    assertTrue(e.getMessage().contains("sample rate"), e.getMessage());
  }

  @Test
  void namesFilesThatCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing.wav");
    IOException e = assertThrows(IOException.class, () -> AudioFiles.open(missing));
    assertEquals(missing + ": no such file", e.getMessage());
    e = assertThrows(IOException.class, () -> AudioFiles.open(folder));
    assertEquals(folder + ": expected a recording; found a folder.", e.getMessage());
    Path empty = file(new byte[0]);
    e = assertThrows(IOException.class, () -> AudioFiles.open(empty));
    assertEquals(empty + ", byte 0: expected a recording; found an empty file.", e.getMessage());
    Path text = file("It was the best of times.".getBytes(StandardCharsets.UTF_8));
    e = assertThrows(IOException.class, () -> AudioFiles.open(text));
    assertTrue(
        e.getMessage()
            .startsWith(
                text + ", byte 0: expected WAV, FLAC, MP3 or Ogg Vorbis; found 'It was the b'."),
        e.getMessage());
  }

  @Test
  void reportsAMissingFfmpeg() throws IOException {
    Path path = file(resource("tone.m4a"));
    IOException e =
        assertThrows(
            IOException.class,
            () -> AudioFiles.open(path, path.toString(), List.of(), "no-such-ffmpeg"));
    assertTrue(e.getMessage().startsWith(path + ", byte 0: expected WAV"), e.getMessage());
    assertTrue(e.getMessage().contains("needs ffmpeg on the PATH"), e.getMessage());
  }

  /** Without the artifact of a codec and without ffmpeg, the message states what is missing. */
  @Test
  void reportsAMissingCodec() throws IOException {
    byte[] flac = "fLaC and more".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "talk, byte 0: expected a codec for FLAC; found none."
            + " Add caesura-codecs to the class path or install ffmpeg.",
        missingCodec(flac));
    byte[] mp3 = new byte[417];
    ByteBuffer.wrap(mp3).putInt(0xfffb9000);
    assertTrue(missingCodec(mp3).contains("a codec for MP3; found none."));
    byte[] ogg = new byte[64];
    ByteBuffer.wrap(ogg).put(0, "OggS".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer.wrap(ogg).put(28, "\u0001vorbis".getBytes(StandardCharsets.US_ASCII));
    assertTrue(missingCodec(ogg).contains("a codec for Ogg Vorbis; found none."));
    assertEquals(2, all(AudioFiles.open(file(wav()), "talk", List.of(), "no-such-ffmpeg")).length);
  }

  private String missingCodec(byte[] bytes) throws IOException {
    Path path = file(bytes);
    return assertThrows(
            IOException.class, () -> AudioFiles.open(path, "talk", List.of(), "no-such-ffmpeg"))
        .getMessage();
  }

  @Test
  void writesTheFormatOfTheExtension() throws IOException {
    Path clip = folder.resolve("clip.WAV");
    try (AudioWriter writer = AudioFiles.create(clip, 8000, List.of())) {
      writer.write(new float[] {0.5f}, 0, 1);
      writer.commit();
    }
    assertArrayEquals(new float[] {0.5f}, all(AudioFiles.open(clip)));
    Path flac = folder.resolve("clip.flac");
    IOException e = assertThrows(IOException.class, () -> AudioFiles.create(flac, 8000, List.of()));
    assertEquals(
        flac
            + ": expected a codec that writes .flac files; found none."
            + " Add caesura-codecs to the class path or write .wav files.",
        e.getMessage());
  }

  @Test
  void decodesTheRestWithFfmpeg() throws IOException {
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    for (String name : new String[] {"tone.m4a", "tone-adpcm.wav"}) {
      AudioSource source = AudioFiles.open(file(resource(name)));
      assertEquals(RATE, source.sampleRate());
      float[] samples = all(source);
      assertTrue(samples.length >= RATE, name + ": " + samples.length);
      assertTrue(error(samples, RATE, 0) < -10, name + ": " + error(samples, RATE, 0));
    }
    try (AudioStream stream = AudioFiles.open(file(resource("tone.m4a"))).open()) {
      assertEquals(1, stream.read(new float[1], 0, 1)); // and the process ends with the stream
    }
    byte[] cut = Arrays.copyOf(resource("tone.m4a"), 2000);
    Path path = file(cut);
    IOException e = assertThrows(IOException.class, () -> all(AudioFiles.open(path)));
    assertTrue(e.getMessage().contains("ffmpeg"), e.getMessage());
  }

  @Test
  void reportsAMissingEncoder() {
    IOException e = assertThrows(IOException.class, () -> OpusWriter.require("no-such-ffmpeg"));
    String missing =
        ": expected ffmpeg with the encoder libopus on the PATH; found none. Install ffmpeg, or"
            + " write .flac or .wav files.";
    assertEquals(".opus" + missing, e.getMessage());
    Path clip = folder.resolve("clip.opus");
    e = assertThrows(IOException.class, () -> OpusWriter.create(clip, 8000, "no-such-ffmpeg"));
    assertEquals(clip + missing, e.getMessage());
    assertFalse(Files.exists(folder.resolve(".clip.opus.part")));
  }

  /** A program that ends at once must not leave a clip, nor a writer that waits. */
  @Test
  void leavesNoOpusFileIfFfmpegFails() throws IOException {
    Path clip = folder.resolve("clip.opus");
    try (AudioWriter writer = OpusWriter.create(clip, 8000, "false")) {
      assertThrows(
          IOException.class,
          () -> {
            for (int i = 0; i < 100; i++) {
              writer.write(new float[8000], 0, 8000);
            }
            writer.commit();
          });
    }
    assertFalse(Files.exists(clip));
    assertFalse(Files.exists(folder.resolve(".clip.opus.part")));
  }
}
