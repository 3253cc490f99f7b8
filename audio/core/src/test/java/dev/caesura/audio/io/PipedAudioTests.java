package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipedAudioTests {

  /** Bytes that arrive a few at a time. */
  private static InputStream trickle(byte... bytes) {
    Random random = new Random(4);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(5)));
      }
    };
  }

  private static float[] all(AudioSource source) throws IOException {
    try (AudioStream stream = source.open()) {
      float[] samples = new float[10_000];
      int read = stream.readFully(samples, 0, samples.length);
      assertEquals(-1, stream.read(samples, 0, 1));
      return java.util.Arrays.copyOf(samples, read);
    }
  }

  @Test
  void rawSamplesComeAsTheyArrive() throws IOException {
    byte[] bytes = {0, 0, 0, 0x40, 0, (byte) 0x80, 7};
    AudioSource source = PipedAudio.raw(trickle(bytes), 8_000, "raw");
    assertEquals(8_000, source.sampleRate());
    assertArrayEquals(new float[] {0, 0.5f, -1}, all(source));
    IOException e = assertThrows(IOException.class, source::open);
    assertEquals("raw: a pipe can be read only once.", e.getMessage());
  }

  @Test
  void wavIsTheSameAsFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.wav");
    try (WavWriter out = WavWriter.create(file, 16_000)) {
      float[] samples = new float[3_000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) Math.sin(i * 0.01);
      }
      out.write(samples, 0, samples.length);
      out.commit();
    }
    byte[] bytes = Files.readAllBytes(file);
    float[] expected = AudioFiles.open(file).read(new TimeSpan(0, 3_000, 16_000)).toArray();
    assertArrayEquals(expected, all(PipedAudio.wav(trickle(bytes), "pipe")));
    // What follows the samples is not sound; a length that is not known has no end.
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 100);
    assertEquals(3_000, all(PipedAudio.wav(trickle(longer), "pipe")).length);
    int data = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("data");
    for (int length : new int[] {-1, 0}) {
      ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(data + 4, length);
      assertEquals(3_050, all(PipedAudio.wav(trickle(longer), "pipe")).length);
    }
  }

  @Test
  void otherBytesAreRefused() {
    IOException e =
        assertThrows(IOException.class, () -> PipedAudio.wav(trickle(new byte[40]), "pipe"));
    assertEquals(
        "pipe, byte 0: expected 'RIFF', 'RF64' or 'BW64'; found '\\x00\\x00\\x00\\x00'.",
        e.getMessage());
    byte[] huge = new byte[20];
    ByteBuffer header = ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF....WAVEjunk".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    header.putInt(-2);
    e = assertThrows(IOException.class, () -> PipedAudio.wav(trickle(huge), "pipe"));
    assertEquals(
        "pipe, byte 20: expected samples within 65536 bytes; found a chunk of 4294967294.",
        e.getMessage());
    e = assertThrows(IOException.class, () -> PipedAudio.wav(trickle(new byte[3]), "pipe"));
    assertEquals(
        "pipe, byte 0: expected 12 bytes of a WAV header; found the end after 3.", e.getMessage());
  }

  /** A pipe that ends before the length of its header is damage. */
  @Test
  void reportsAPipeThatEndsEarly() throws IOException {
    byte[] cut = WavBytes.mono16(200, 1, 2, 3).done();
    AudioSource strict = PipedAudio.wav(trickle(cut), "pipe");
    IOException e = assertThrows(IOException.class, () -> all(strict));
    assertEquals(
        "pipe, sample 3: expected 97 more samples, as the header states; found the end of the pipe;"
            + " 0.01 s are missing.",
        e.getMessage());
    List<String> warnings = new ArrayList<>();
    AudioSettings lenient = AudioSettings.defaults().withLenient(true).withWarnings(warnings::add);
    assertEquals(3, all(PipedAudio.wav(trickle(cut), "pipe", lenient)).length);
    assertEquals(List.of(e.getMessage()), warnings);
    assertEquals(
        3, all(PipedAudio.wav(trickle(WavBytes.mono16(0x7ffff000L, 1, 2, 3).done()), "p")).length);
  }
}
