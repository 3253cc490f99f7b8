package dev.caesura.audio.codec;

import static dev.caesura.audio.codec.FlacBytes.FIXED;
import static dev.caesura.audio.codec.FlacBytes.INDEPENDENT;
import static dev.caesura.audio.codec.FlacBytes.LEFT_SIDE;
import static dev.caesura.audio.codec.FlacBytes.LINEAR;
import static dev.caesura.audio.codec.FlacBytes.MID_SIDE;
import static dev.caesura.audio.codec.FlacBytes.SIDE_RIGHT;
import static dev.caesura.audio.codec.FlacBytes.VERBATIM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.ToneFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacDecoderTests {

  private static final int[] LAYOUTS = {INDEPENDENT, LEFT_SIDE, SIDE_RIGHT, MID_SIDE};

  @TempDir Path folder;

  /** Loud, smooth, in opposite phase, with the extremes and with runs of one value. */
  private static long[][] samples(int channels, int length, int bits, int wasted, long seed) {
    Random random = new Random(seed);
    long top = (1L << (bits - 1)) - 1;
    long[][] samples = new long[channels][length];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        double value = Math.sin(i * 0.05 + c * Math.PI) * top;
        long sample = Math.round(value * (0.7 + 0.3 * random.nextDouble()));
        if (i % 97 == 0) {
          sample = (i + c) % 2 == 0 ? top : -top - 1;
        }
        sample = i / 300 % 4 == 3 ? top : sample;
        samples[c][i] = Math.max(-top - 1, Math.min(top, sample)) >> wasted << wasted;
      }
    }
    return samples;
  }

  private float[] read(byte[] flac, AudioSettings settings) throws IOException {
    Path path = Files.write(folder.resolve("a.flac"), flac);
    return ToneFixture.all(AudioFiles.open(path, settings));
  }

  private static float[] scaled(long[] samples, int bits) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (samples[i] / (double) (1L << (bits - 1)));
    }
    return scaled;
  }

  private void check(long[][] samples, int bits, byte[] flac, String what) throws IOException {
    for (int c = 0; c < samples.length; c++) {
      AudioSettings settings = AudioSettings.defaults().withChannel(c);
      assertArrayEquals(scaled(samples[c], bits), read(flac, settings), what + ", channel " + c);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 8, 12, 16, 17, 20, 23, 24, 28, 31, 32})
  void decodesEveryDepthInEveryChannelModeExactly(int bits) throws IOException {
    for (int layout : LAYOUTS) {
      for (int type : new int[] {VERBATIM, FIXED, FIXED + 1, FIXED + 2, LINEAR + 1}) {
        for (int wasted = 0; wasted < 3; wasted += 2) {
          for (boolean md5 : new boolean[] {true, false}) {
            long[][] samples = samples(2, 2500, bits, wasted, bits * 31L + layout);
            byte[] flac = FlacBytes.encode(samples, bits, 576, layout, type, 3, md5);
            check(samples, bits, flac, bits + " bits, layout " + layout + ", type " + type);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void decodesEveryPredictorOrder(int bits) throws IOException {
    List<Integer> types = new ArrayList<>();
    for (int order = 0; order <= 4; order++) {
      types.add(FIXED + order);
    }
    for (int order = 1; order <= 32; order++) {
      types.add(LINEAR + order - 1);
    }
    for (int type : types) {
      long[][] samples = samples(1, 1500, bits, 0, type);
      for (int i = 0; i < samples[0].length; i++) {
        samples[0][i] >>= 2; // high orders: the residual must fit in 32 bits
      }
      byte[] flac = FlacBytes.encode(samples, bits, 512, INDEPENDENT, type, 4, true);
      check(samples, bits, flac, bits + " bits, type " + type);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 192, 255, 256, 1000, 4096, 4608, 65_535})
  void decodesEveryBlockSize(int block) throws IOException {
    long[][] samples = samples(2, 2 * block + 7 > 20_000 ? block + 7 : 2 * block + 7, 24, 0, block);
    for (int layout : LAYOUTS) {
      byte[] flac = FlacBytes.encode(samples, 24, block, layout, FIXED + 2, 5, true);
      check(samples, 24, flac, "blocks of " + block);
    }
  }

  @Test
  void decodesUpToEightChannels() throws IOException {
    for (int channels = 1; channels <= 8; channels++) {
      long[][] samples = samples(channels, 1000, 20, 0, channels);
      check(
          samples,
          20,
          FlacBytes.encode(samples, 20, 256, INDEPENDENT, FIXED + 1, 2, true),
          channels + " channels");
    }
  }

  private static byte[] concat(byte[]... all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : all) {
      out.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void acceptsTagsAfterTheAudio() throws IOException {
    long[][] samples = samples(1, 3000, 16, 0, 1);
    byte[] flac = FlacBytes.encode(samples, 16, 512, INDEPENDENT, FIXED + 1, 2, true);
    byte[] id3 = Arrays.copyOf("TAGa title".getBytes(StandardCharsets.US_ASCII), 128);
    byte[] ape = Arrays.copyOf("APETAGEX".getBytes(StandardCharsets.US_ASCII), 64);
    for (byte[] tail : new byte[][] {id3, ape, concat(ape, id3), new byte[1000]}) {
      assertArrayEquals(scaled(samples[0], 16), read(concat(flac, tail), AudioSettings.defaults()));
    }
  }

  @Test
  void reportsAnotherStreamAfterTheAudio() throws IOException {
    long[][] samples = samples(1, 3000, 16, 0, 1);
    byte[] flac = FlacBytes.encode(samples, 16, 512, INDEPENDENT, FIXED + 1, 2, true);
    IOException e =
        assertThrows(IOException.class, () -> read(concat(flac, flac), AudioSettings.defaults()));
    assertTrue(e.getMessage().contains("bytes of other data"), e.getMessage());
  }

  @Test
  void statesWhereATruncatedFileEnds() throws IOException {
    long[][] samples = samples(1, 3000, 16, 0, 1);
    byte[] flac = FlacBytes.encode(samples, 16, 512, INDEPENDENT, FIXED + 1, 2, true);
    byte[] cut = Arrays.copyOf(flac, flac.length - 300);
    String message =
        assertThrows(IOException.class, () -> read(cut, AudioSettings.defaults())).getMessage();
    assertTrue(message.matches(".*a.flac, byte \\d+, sample 2560: expected .*"), message);
    assertTrue(message.contains("the end of the file"), message);
  }

  @Test
  void keepsAGapInPlaceOfADamagedFrameIfLenient() throws IOException {
    long[][] samples = samples(2, 6000, 24, 0, 1);
    byte[] flac = FlacBytes.encode(samples, 24, 512, MID_SIDE, FIXED + 1, 2, true);
    byte[] damaged = flac.clone();
    damaged[flac.length / 2] ^= 0x10;
    byte[] lost =
        concat(
            Arrays.copyOf(flac, flac.length / 2),
            Arrays.copyOfRange(flac, flac.length / 2 + 5000, flac.length));
    for (byte[] bad : new byte[][] {damaged, lost}) {
      IOException e = assertThrows(IOException.class, () -> read(bad, AudioSettings.defaults()));
      assertTrue(e.getMessage().contains("samples are missing"), e.getMessage());
      List<String> warnings = new ArrayList<>();
      AudioSettings lenient =
          AudioSettings.defaults().withChannel(0).withLenient(true).withWarnings(warnings::add);
      float[] read = read(bad, lenient);
      assertEquals(6000, read.length);
      assertEquals(1, warnings.size(), warnings.toString());
      float[] expected = scaled(samples[0], 24);
      int wrong = 0;
      for (int i = 0; i < 6000; i++) {
        wrong += read[i] != expected[i] ? 1 : 0;
        assertTrue(read[i] == expected[i] || read[i] == 0, "sample " + i);
      }
      assertTrue(wrong > 0 && wrong <= 4 * 512, "wrong: " + wrong);
      TimeSpan end = new TimeSpan(5500, 6000, 16_000);
      assertArrayEquals(
          Arrays.copyOfRange(expected, 5500, 6000),
          AudioFiles.open(folder.resolve("a.flac"), lenient).read(end).toArray());
    }
  }

  @Test
  void agreesWithFfmpeg() throws IOException, InterruptedException {
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    for (int bits : new int[] {16, 24}) {
      long[][] samples = samples(2, 6000, bits, 0, 1);
      byte[] flac = FlacBytes.encode(samples, bits, 512, MID_SIDE, LINEAR + 1, 2, true);
      Path path = Files.write(folder.resolve("b.flac"), flac);
      Process process =
          new ProcessBuilder(
                  "ffmpeg",
                  "-v",
                  "error",
                  "-i",
                  path.toString(),
                  "-map_channel",
                  "0.0.0",
                  "-f",
                  "f32le",
                  "-")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] decoded = process.getInputStream().readAllBytes();
      process.waitFor();
      float[] expected = new float[decoded.length / 4];
      ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(expected);
      assertArrayEquals(expected, scaled(samples[0], bits));
    }
  }
}
