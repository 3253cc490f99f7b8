package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.RandomAccessFile;
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

class WavSourceTests {

  private static final long UNKNOWN = 0xffffffffL;

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("test.wav"), bytes);
  }

  private WavSource source(byte[] bytes) throws IOException {
    return WavSource.of(file(bytes));
  }

  private float[] samples(WavBytes bytes) throws IOException {
    return all(source(bytes.done()));
  }

  private static float[] all(WavSource source) throws IOException {
    float[] read = new float[(int) source.extent().samples()];
    try (AudioStream stream = source.open()) {
      assertEquals(read.length, stream.readFully(read, 0, read.length));
      assertEquals(-1, stream.read(new float[1], 0, 1));
    }
    assertArrayEquals(read, source.read(source.extent()).toArray());
    return read;
  }

  private void refused(byte[] bytes, String... parts) throws IOException {
    Path path = file(bytes);
    String message = assertThrows(IOException.class, () -> WavSource.of(path)).getMessage();
    assertTrue(message.startsWith(path + ", byte "), message);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void readsIntegersOfAllWidthsExactly() throws IOException {
    WavBytes one = WavBytes.riff("RIFF").format(1, 1, 8000, 8);
    assertArrayEquals(
        new float[] {-1, 0, 127 / 128f}, samples(one.data(3, new byte[] {0, (byte) 128, -1})));
    assertArrayEquals(
        new float[] {-1, -1 / 32768f, 0, 32767 / 32768f},
        samples(WavBytes.mono16(8, -32768, -1, 0, 32767)));
    WavBytes three = WavBytes.riff("RIFF").format(1, 1, 8000, 24);
    byte[] data24 = {0, 0, (byte) 0x80, -1, -1, -1, 1, 0, 0, -1, -1, 0x7f};
    assertArrayEquals(
        new float[] {-1, -1 / 8388608f, 1 / 8388608f, 8388607 / 8388608f},
        samples(three.data(12, data24)));
    byte[] data32 = {0, 0, 0, (byte) 0x80, 0, 0, 0, 0x40};
    assertArrayEquals(
        new float[] {-1, 0.5f},
        samples(WavBytes.riff("RIFF").format(1, 1, 8000, 32).data(8, data32)));
  }

  @Test
  void readsFloatsBeyondFullScale() throws IOException {
    ByteBuffer four = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    four.putFloat(0.25f).putFloat(-1.5f);
    assertArrayEquals(
        new float[] {0.25f, -1.5f},
        samples(WavBytes.riff("RIFF").format(3, 1, 8000, 32).data(8, four.array())));
    ByteBuffer eight = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    eight.putDouble(0.1).putDouble(-2);
    assertArrayEquals(
        new float[] {0.1f, -2},
        samples(WavBytes.riff("RIFF").format(3, 1, 8000, 64).data(16, eight.array())));
  }

  @Test
  void readsCompandedSpeech() throws IOException {
    // G.711, tables 1 and 2: the largest and the smallest magnitudes.
    byte[] alaw = {(byte) 0xaa, 0x2a, (byte) 0xd5, 0x55};
    assertArrayEquals(
        new float[] {32256 / 32768f, -32256 / 32768f, 8 / 32768f, -8 / 32768f},
        samples(WavBytes.riff("RIFF").format(6, 1, 8000, 8).data(4, alaw)));
    byte[] mulaw = {(byte) 0x80, 0, -1, 0x7e};
    assertArrayEquals(
        new float[] {32124 / 32768f, -32124 / 32768f, 0, -8 / 32768f},
        samples(WavBytes.riff("RIFF").format(7, 1, 8000, 8).data(4, mulaw)));
  }

  @Test
  void mixesChannelsToTheirMean() throws IOException {
    WavBytes stereo = WavBytes.riff("RIFF").extensible(1, 2, 48000, 16, 16);
    WavSource source = source(stereo.data(8, WavBytes.pcm16(100, 300, -32768, -32768)).done());
    assertEquals(48000, source.sampleRate());
    assertArrayEquals(new float[] {200 / 32768f, -1}, all(source));
    byte[] data = new byte[65535];
    Arrays.fill(data, (byte) 192);
    assertArrayEquals(
        new float[] {0.5f},
        samples(WavBytes.riff("RIFF").format(1, 65535, 1, 8).data(65535, data)));
  }

  @Test
  void readsWholeDataWhereTheSizeLies() throws IOException {
    float[] expected = {1 / 32768f, 2 / 32768f, 3 / 32768f};
    for (long declared : new long[] {0, UNKNOWN, 0x7fffffff, 0x80000000L, 6, 7}) {
      assertArrayEquals(expected, samples(WavBytes.mono16(declared, 1, 2, 3)), "size " + declared);
    }
    assertArrayEquals(new float[] {1 / 32768f}, samples(WavBytes.mono16(2, 1, 2, 3)));
  }

  @Test
  void readsLargeFormsThroughTheirOwnSizes() throws IOException {
    for (String form : new String[] {"RF64", "BW64"}) {
      for (long size : new long[] {4, 0, -1, 0xffffffffL}) {
        WavBytes wav = WavBytes.riff(form).ascii("ds64").u32(28);
        wav.u32(0).u32(0).u32(size).u32(size >> 32).u32(0).u32(0).u32(0);
        wav.format(1, 1, 8000, 16).data(UNKNOWN, WavBytes.pcm16(1, 2, 3));
        assertEquals(size == 4 ? 2 : 3, samples(wav).length, form + " " + size);
      }
    }
  }

  @Test
  void skipsOtherChunksPaddedOrNot() throws IOException {
    for (boolean pad : new boolean[] {true, false}) {
      WavBytes wav = WavBytes.riff("RIFF").chunk("JUNK", 27, pad).format(1, 1, 8000, 16);
      wav.chunk("LIST", 3, pad).data(4, WavBytes.pcm16(1, 2)).chunk("id3 ", 5, pad);
      assertArrayEquals(new float[] {1 / 32768f, 2 / 32768f}, samples(wav), "pad " + pad);
    }
  }

  @Test
  void takesNoSamplesForAnEmptyRecording() throws IOException {
    assertEquals(0, samples(WavBytes.mono16(0)).length);
    assertEquals(0, samples(WavBytes.mono16(0).chunk("LIST", 4, true)).length);
    assertEquals(0, samples(WavBytes.mono16(UNKNOWN)).length);
    WavSource empty = source(WavBytes.mono16(0).done());
    assertEquals(0, empty.read(new TimeSpan(5, 9, 8000)).length());
  }

  @Test
  void refusesWhatIsNoWav() throws IOException {
    refused(new byte[0], "byte 0", "RIFF header", "end of the file at 0");
    refused(
        "This is a text, not a sound.".getBytes(StandardCharsets.UTF_8),
        "byte 0",
        "'RIFF'",
        "'This'");
    refused(WavBytes.riff("RIFF").data(2, new byte[2]).done(), "byte 12", "'fmt '", "'data'");
    refused(WavBytes.riff("RIFF").done(), "byte 12", "'fmt '", "end of the file");
    refused(WavBytes.riff("RIFF").format(1, 1, 8000, 16).done(), "byte 36", "'data'");
    refused(WavBytes.riff("RIFF").format(1, 0, 8000, 16).done(), "byte 22", "1 channel");
    refused(WavBytes.riff("RIFF").format(1, 1, 0, 16).done(), "byte 24", "sample rate");
    refused(WavBytes.riff("RIFF").format(1, 1, 8000, 40).done(), "byte 34", "found 40");
    refused(WavBytes.riff("RIFF").format(3, 1, 8000, 16).done(), "byte 34", "float");
    refused(WavBytes.riff("RIFF").format(0x11, 1, 8000, 4).done(), "0x0011 (IMA ADPCM)");
    refused(WavBytes.riff("RIFF").chunk("JUNK", 4, true).ascii("LIST").u32(99).done(), "byte 132");
  }

  @Test
  void refusesSamplesThatAreNoNumbers() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(0).putFloat(Float.NaN).putFloat(0);
    WavSource source =
        source(WavBytes.riff("RIFF").format(3, 1, 8000, 32).data(12, data.array()).done());
    IOException e = assertThrows(IOException.class, () -> source.read(source.extent()));
    assertTrue(e.getMessage().contains("byte 48: expected a finite sample 1; found NaN."));
  }

  @Test
  void seeksToWhatIsAsked() throws IOException {
    Random random = new Random(7);
    int[] values = random.ints(40_000, -32768, 32768).toArray();
    WavSource source = source(WavBytes.mono16(80_000, values).done());
    for (int i = 0; i < 50; i++) {
      int start = random.nextInt(41_000);
      int end = start + random.nextInt(5_000);
      Signal part = source.read(new TimeSpan(start, end, 8000));
      int from = Math.min(start, values.length);
      assertEquals(new TimeSpan(from, Math.min(end, values.length), 8000), part.span());
      for (int k = 0; k < part.length(); k++) {
        assertEquals(values[from + k] / 32768f, part.sample(k));
      }
    }
    assertEquals(10, source.read(new TimeSpan(39_990, Long.MAX_VALUE, 8000)).length());
    assertThrows(IllegalArgumentException.class, () -> source.read(new TimeSpan(0, 1, 16000)));
  }

  @Test
  void readsFilesCutAnywhere() throws IOException {
    WavBytes wav = WavBytes.riff("RF64").chunk("ds64", 28, true).chunk("bext", 5, true);
    byte[] whole =
        wav.extensible(1, 2, 44100, 24, 24)
            .data(UNKNOWN, new byte[30])
            .chunk("LIST", 3, true)
            .done();
    int dataStart = 12 + 36 + 14 + 48 + 8;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length < dataStart) {
        refused(cut);
      } else {
        assertEquals((length - dataStart) / 6, all(source(cut)).length, "cut at " + length);
      }
    }
  }

  @Test
  void meetsRandomHeadersWithIoExceptionsAtMost() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole =
        WavBytes.riff("RIFF")
            .chunk("JUNK", 3, true)
            .format(1, 2, 8000, 16)
            .data(40, new byte[40])
            .chunk("LIST", 6, true)
            .done();
    for (int i = 0; i < 1000; i++) {
      byte[] bad = whole.clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
      }
      try {
        WavSource source = source(bad);
        assertTrue(source.read(source.extent()).length() <= bad.length, "seed " + seed);
      } catch (IOException expected) {
        assertTrue(expected.getMessage().contains("test.wav"), "seed " + seed + expected);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + i, e);
      }
    }
  }

  @Test
  void readsTenHoursWithoutHoldingThem() throws IOException {
    Path path = folder.resolve("long.wav");
    long frames = 10L * 3600 * 48_000;
    byte[] head = WavBytes.riff("RIFF").format(1, 2, 48_000, 24).data(0, new byte[0]).done();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head); // a sparse file of 10 GB: more than the heap, and than a 32-bit size
      file.setLength(head.length + frames * 6);
      file.seek(head.length + (frames - 1) * 6);
      file.write(new byte[] {0, 0, 0x40, 0, 0, 0x40});
    }
    WavSource source = WavSource.of(path);
    assertEquals(frames, source.extent().samples());
    assertEquals(0.5f, source.read(new TimeSpan(frames - 1, frames, 48_000)).sample(0));
    try (AudioStream stream = source.open()) {
      float[] block = new float[1 << 15];
      for (int i = 0; i < 1000; i++) {
        assertTrue(stream.read(block, 0, block.length) > 0);
      }
    }
  }

  @Test
  void believesASizeThatHasWrapped() throws IOException {
    Path path = folder.resolve("wrapped.wav");
    long bytes = (1L << 32) + 1000;
    byte[] head = WavBytes.riff("RIFF").format(1, 1, 8000, 16).data(1000, new byte[0]).done();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head);
      file.setLength(head.length + bytes + 20);
    }
    assertEquals(bytes / 2, WavSource.of(path).extent().samples());
  }

  /** 24 bits in four bytes: at the bottom as ALSA, at the top, or floats as Cool Edit. */
  @Test
  void reads24BitsInFourBytes() throws IOException {
    float[] expected = {0.5f, -0.25f, 1 / 8388608f, 0};
    int[] low = {0x400000, -0x200000, 1, 0};
    int[] high = {0x40000000, -0x20000000, 0x100, 0};
    int[] floats = new int[4];
    for (int i = 0; i < 4; i++) {
      floats[i] = Float.floatToIntBits(low[i]);
    }
    for (int[] words : new int[][] {low, high, floats}) {
      WavBytes wav = WavBytes.riff("RIFF").ascii("fmt ").u32(16);
      wav.u16(1).u16(1).u32(8000).u32(32_000).u16(4).u16(24).ascii("data").u32(16);
      for (int word : words) {
        wav.u32(Integer.toUnsignedLong(word));
      }
      Path file = Files.write(folder.resolve("24.wav"), wav.done());
      assertArrayEquals(expected, ToneFixture.all(WavSource.of(file)));
    }
  }

  @Test
  void readsABlockAlignOfZero() throws IOException {
    WavBytes wav = WavBytes.riff("RIFF").ascii("fmt ").u32(16);
    wav.u16(1).u16(2).u32(8000).u32(0).u16(0).u16(16);
    byte[] bytes = wav.data(8, WavBytes.pcm16(16_384, 0, 0, -16_384)).done();
    Path file = Files.write(folder.resolve("0.wav"), bytes);
    assertArrayEquals(new float[] {0.25f, -0.25f}, ToneFixture.all(WavSource.of(file)));
  }

  /** A truncated file is damage; the length that a program writes into a pipe is not. */
  @Test
  void reportsATruncatedFile() throws IOException {
    byte[] whole =
        WavBytes.riff("RIFF").format(1, 2, 8000, 16).data(64_000, new byte[64_000]).done();
    List<String> warnings = new ArrayList<>();
    for (int length : new int[] {44 + 32_000, 44 + 32_001, 44 + 63_999, 44}) {
      Path file = file(Arrays.copyOf(whole, length));
      IOException e = assertThrows(IOException.class, () -> ToneFixture.all(AudioFiles.open(file)));
      int missing = 16_000 - (length - 44) / 4;
      assertTrue(
          e.getMessage()
              .startsWith(
                  file + ", byte " + length + ": expected 64000 bytes of samples, as the header"),
          e.getMessage());
      assertTrue(e.getMessage().contains("; " + missing + " samples ("), e.getMessage());
      AudioSettings lenient =
          AudioSettings.defaults().withLenient(true).withWarnings(warnings::add);
      assertEquals(16_000 - missing, ToneFixture.all(AudioFiles.open(file, lenient)).length);
      assertEquals(List.of(e.getMessage()), warnings);
      warnings.clear();
    }
    for (long size : new long[] {0, UNKNOWN, UNKNOWN - 36, 0x7fffffffL, 0x7ffff000L, 0x80000000L}) {
      byte[] piped = WavBytes.riff("RIFF").format(1, 2, 8000, 16).data(size, new byte[400]).done();
      assertEquals(100, ToneFixture.all(AudioFiles.open(file(piped))).length, "size " + size);
    }
  }

  /** What may be audio after the samples is not lost in silence: joined files, stale sizes. */
  @Test
  void reportsAudioAfterTheSamples() throws IOException {
    WavBytes first = WavBytes.riff("RIFF").format(1, 1, 8000, 16).data(800, new byte[800]);
    int end = first.done().length;
    byte[] noise = new byte[1600];
    new Random(3).nextBytes(noise);
    byte[] second = WavBytes.riff("RIFF").format(1, 1, 8000, 16).data(1600, noise).done();
    for (byte[] more : new byte[][] {second, noise}) {
      byte[] joined = Arrays.copyOf(first.done(), end + more.length);
      System.arraycopy(more, 0, joined, end, more.length);
      Path file = file(joined);
      IOException e = assertThrows(IOException.class, () -> ToneFixture.all(AudioFiles.open(file)));
      assertTrue(e.getMessage().startsWith(file + ", byte " + end + ": "), e.getMessage());
      assertTrue(e.getMessage().contains(more.length + " bytes that begin with"), e.getMessage());
    }
    WavBytes tagged = first.chunk("LIST", 30, true).chunk("id3 ", 9, true).ascii("TAG");
    byte[] regular = Arrays.copyOf(tagged.done(), tagged.done().length + 125);
    assertEquals(400, ToneFixture.all(AudioFiles.open(file(regular))).length);
  }

  /** A file that another program shortens while it is read has lost samples. */
  @Test
  void reportsAFileThatBecomesShorterWhileItIsRead() throws IOException {
    byte[] bytes = WavBytes.mono16(200_000, new int[100_000]).done();
    for (int kept : new int[] {150_001, 44}) {
      WavSource source = source(bytes);
      float[] read = new float[100_000];
      try (AudioStream stream = source.open();
          RandomAccessFile file = new RandomAccessFile(source.name(), "rw")) {
        assertTrue(stream.read(read, 0, 100) > 0);
        file.setLength(kept);
        IOException e =
            assertThrows(IOException.class, () -> stream.readFully(read, 0, read.length));
        assertTrue(
            e.getMessage().startsWith(source.name() + ", byte " + Math.max(kept, 65_580) + ": "),
            e.getMessage());
        assertTrue(e.getMessage().contains("become shorter"), e.getMessage());
      }
    }
  }
}
