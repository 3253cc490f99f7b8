package dev.caesura.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.FfmpegFiles;
import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.ToneFixture;
import dev.caesura.audio.io.UnsupportedCodecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers 1 and 2, and the lower rates of MPEG-2 and 2.5, beside what ffmpeg decodes. */
class MpegLayersTests {

  private static final String SOURCE =
      "anoisesrc=d=3:r=16000:a=0.3:seed=5,lowpass=f=2000,tremolo=f=1:d=0.9";

  @TempDir Path folder;

  /** Compares a file with the decoder of ffmpeg, whose scale differs from JLayer's by 0.2 %. */
  private void assertAsFfmpeg(Path file, int rate, int channels)
      throws IOException, InterruptedException {
    AudioSource source = AudioFiles.open(file);
    assertEquals(rate, source.sampleRate());
    float[] samples = ToneFixture.all(source);
    Process process =
        new ProcessBuilder("ffmpeg", "-v", "error", "-i", file.toString(), "-f", "f32le", "pipe:1")
            .start();
    ByteBuffer bytes =
        ByteBuffer.wrap(process.getInputStream().readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, process.waitFor());
    assertEquals(bytes.capacity() / 4 / channels, samples.length);
    double error = 0;
    double power = 0;
    for (float sample : samples) {
      double mean = 0;
      for (int c = 0; c < channels; c++) {
        mean += bytes.getFloat() / channels;
      }
      error += (sample - mean) * (sample - mean);
      power += mean * mean;
    }
    assertTrue(power > 1, "power " + power);
    assertTrue(10 * Math.log10(error / power) < -40, error + " of " + power);
  }

  @ParameterizedTest
  @CsvSource({
    "mp2, mp2, 44100, 2",
    "mp2, mp2, 48000, 1",
    "mp2, mp2, 32000, 2",
    "mp2, mp2, 22050, 1",
    "mp2, mp2, 24000, 2",
    "mp2, mp2, 16000, 1",
    "mp3, libmp3lame, 48000, 2",
    "mp3, libmp3lame, 22050, 1",
    "mp3, libmp3lame, 16000, 2",
    "mp3, libmp3lame, 12000, 1",
    "mp3, libmp3lame, 11025, 2",
    "mp3, libmp3lame, 8000, 1"
  })
  void readsLayersTwoAndThreeAtEveryRate(String extension, String codec, int rate, int channels)
      throws IOException, InterruptedException {
    Path file =
        FfmpegFiles.make(
            folder.resolve("a." + extension),
            SOURCE,
            "-c:a",
            codec,
            "-ar",
            "" + rate,
            "-ac",
            "" + channels);
    assertAsFfmpeg(file, rate, channels);
  }

  /** MPEG-2.5 is MPEG-2 at half the rate, and at half the bit rate its frames are as long. */
  @Test
  void readsLayerTwoOfMpeg25() throws IOException, InterruptedException {
    Path file =
        FfmpegFiles.make(
            folder.resolve("a.mp2"),
            SOURCE,
            "-c:a",
            "mp2",
            "-ar",
            "16000",
            "-ac",
            "1",
            "-b:a",
            "32k");
    float[] expected = ToneFixture.all(AudioFiles.open(file));
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 288) {
      assertEquals(288, Mp3Frame.of(ByteBuffer.wrap(bytes).getInt(at)).bytes());
      bytes[at + 1] &= (byte) ~0x10;
      bytes[at + 2] = (byte) ((bytes[at + 2] & 0x0f) | 0x20);
    }
    AudioSource slow = AudioFiles.open(Files.write(folder.resolve("slow.mp2"), bytes));
    assertEquals(8000, slow.sampleRate());
    assertArrayEquals(expected, ToneFixture.all(slow));
  }

  /** The message says what is missing where ffmpeg, which reads these, is not installed. */
  @Test
  void leavesLayerTwoOfMpeg2ToFfmpeg() throws IOException {
    byte[] frame = new byte[2 * 288];
    for (int at = 0; at < frame.length; at += 288) {
      ByteBuffer.wrap(frame).putInt(at, 0xfff548c0);
    }
    Path file = Files.write(folder.resolve("a.mp2"), frame);
    IOException e =
        assertThrows(UnsupportedCodecException.class, () -> new Mp3Codec().open(file, "a.mp2"));
    assertEquals(
        "a.mp2, byte 0: expected 32,000, 44,100 or 48,000 Hz in MPEG layer 2, as the Java decoder"
            + " reads; found 16000 Hz.",
        e.getMessage());
  }

  /** Frames of layer 1 with random samples of 4 bits in the lower eight bands. */
  private static byte[] layerOne(int header, int frames) {
    Random random = new Random(8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int length = Mp3Frame.of(header).bytes();
    boolean isMono = (header >> 6 & 3) == 3;
    int channels = isMono ? 1 : 2;
    for (int frame = 0; frame < frames; frame++) {
      StringBuilder bits = new StringBuilder();
      for (int i = 0; i < 32 * channels; i++) {
        append(bits, i < 8 * channels ? 3 : 0, 4);
      }
      for (int i = 0; i < 8 * channels; i++) {
        append(bits, 12 + random.nextInt(8), 6);
      }
      for (int i = 0; i < 12 * 8 * channels; i++) {
        append(bits, random.nextInt(15), 4);
      }
      byte[] bytes = new byte[length];
      ByteBuffer.wrap(bytes).putInt(header);
      for (int i = 0; i < bits.length(); i++) {
        bytes[4 + i / 8] |= (byte) ((bits.charAt(i) - '0') << (7 - i % 8));
      }
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static void append(StringBuilder bits, int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits.append(value >> i & 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // MPEG-1: 32 kHz mono, 48 kHz stereo; MPEG-2: 16 kHz mono, 24 kHz stereo.
    "ffff48c0, 1",
    "ffff8400, 2",
    "fff788c0, 1",
    "fff7b400, 2"
  })
  void readsLayerOne(String header, int channels) throws IOException, InterruptedException {
    int bits = Integer.parseUnsignedInt(header, 16);
    Mp3Frame frame = Mp3Frame.of(bits);
    assertEquals(1, frame.layer());
    Path file = Files.write(folder.resolve("a.mp1"), layerOne(bits, 60));
    assertEquals(60 * 384, ToneFixture.all(AudioFiles.open(file)).length);
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    assertAsFfmpeg(file, frame.sampleRate(), channels);
  }
}
