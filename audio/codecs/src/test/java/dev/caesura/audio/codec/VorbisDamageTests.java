package dev.caesura.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.FfmpegFiles;
import dev.caesura.audio.io.OggPage;
import dev.caesura.audio.io.OggPageReader;
import dev.caesura.audio.io.ToneFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ogg Vorbis with lost pages, wrong checksums, other data, cut and chained. */
class VorbisDamageTests {

  private static final int RATE = 16_000;

  /** Samples after a gap that need what is lost: half of two long blocks. */
  private static final int OVERLAP = 2048;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private byte[] ogg;
  private float[] whole;
  private final List<OggPage> pages = new ArrayList<>();

  @BeforeEach
  void makeFile() throws IOException, InterruptedException {
    Path file =
        FfmpegFiles.make(
            folder.resolve("whole.ogg"),
            FfmpegFiles.NOISE,
            "-c:a",
            "libvorbis",
            "-q:a",
            "3",
            "-page_duration",
            "300000");
    ogg = Files.readAllBytes(file);
    try (OggPageReader reader = new OggPageReader(file)) {
      for (OggPage page = reader.next(); page != null; page = reader.next()) {
        pages.add(page);
      }
    }
    assertTrue(pages.size() > 30, "pages: " + pages.size());
    whole = read(ogg, false);
    assertEquals(FfmpegFiles.SECONDS * RATE, whole.length);
    assertEquals(List.of(), warnings);
  }

  private float[] read(byte[] bytes, boolean lenient) throws IOException {
    warnings.clear();
    AudioSettings settings =
        AudioSettings.defaults().withLenient(lenient).withWarnings(warnings::add);
    return ToneFixture.all(AudioFiles.open(Files.write(folder.resolve("a.ogg"), bytes), settings));
  }

  private byte[] without(int from, int to) {
    byte[] left = Arrays.copyOf(ogg, ogg.length - (to - from));
    System.arraycopy(ogg, to, left, from, ogg.length - to);
    return left;
  }

  private static byte[] join(byte[]... all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : all) {
      out.write(bytes);
    }
    return out.toByteArray();
  }

  private String failure(byte[] bytes) {
    return assertThrows(IOException.class, () -> read(bytes, false)).getMessage();
  }

  /** Everything but the gap is where it was, and silence of the right length is in the gap. */
  private void assertGap(float[] read, long firstLost, long lastLost) {
    assertEquals(whole.length, read.length);
    int from = (int) firstLost - OVERLAP;
    int to = (int) lastLost + OVERLAP;
    assertArrayEquals(Arrays.copyOf(whole, from), Arrays.copyOf(read, from));
    assertArrayEquals(
        Arrays.copyOfRange(whole, to, whole.length), Arrays.copyOfRange(read, to, read.length));
    for (int i = (int) firstLost + OVERLAP; i < lastLost - OVERLAP; i++) {
      assertEquals(0, read[i], "sample " + i);
    }
  }

  @Test
  void reportsLostPagesAndKeepsTheTimeIfLenient() throws IOException {
    int first = pages.size() / 2;
    int last = first + 4;
    int from = (int) pages.get(first).offset();
    int to = (int) pages.get(last).offset();
    byte[] lost = without(from, to);
    String message = failure(lost);
    assertTrue(message.contains("a.ogg, byte " + from + ", sample "), message);
    assertTrue(message.contains("4 missing pages"), message);
    assertTrue(message.matches(".*; \\d+ samples \\(\\d\\.\\d\\d s\\) are missing\\."), message);
    long start = pages.get(first - 1).granule();
    long end = pages.get(last - 1).granule();
    assertGap(read(lost, true), start, end);
    assertEquals(1, warnings.size(), warnings.toString());
    // The same where the file is cut inside of pages.
    byte[] inside = without(from + 100, to + 100);
    assertTrue(failure(inside).contains("byte " + from + ", sample "), failure(inside));
    assertGap(read(inside, true), start, pages.get(last).granule());
  }

  @Test
  void reportsAWrongChecksumAndKeepsTheTimeIfLenient() throws IOException {
    int index = pages.size() / 3;
    OggPage page = pages.get(index);
    for (int at : new int[] {0, 20, 26, 500}) {
      byte[] bad = ogg.clone();
      bad[(int) page.offset() + at] ^= 0x10;
      String message = failure(bad);
      assertTrue(message.contains("byte " + page.offset() + ", sample "), message);
      assertTrue(message.contains(page.length() + " bytes of other data"), message);
      assertGap(read(bad, true), pages.get(index - 1).granule(), page.granule());
    }
  }

  /** Nothing is missing; the data between the pages is reported all the same. */
  @Test
  void passesOverOtherDataBetweenPages() throws IOException {
    int at = (int) pages.get(pages.size() / 2).offset();
    byte[] junk = new byte[5000];
    Arrays.fill(junk, (byte) 'O');
    byte[] bad = join(Arrays.copyOf(ogg, at), junk, Arrays.copyOfRange(ogg, at, ogg.length));
    String message = failure(bad);
    assertTrue(message.contains("byte " + at + ", sample "), message);
    assertTrue(message.contains("5000 bytes of other data"), message);
    assertArrayEquals(whole, read(bad, true));
    byte[] after = join(ogg, junk);
    assertTrue(failure(after).contains("byte " + ogg.length + ", "), failure(after));
    assertArrayEquals(whole, read(after, true));
    byte[] tag = Arrays.copyOf(new byte[] {'T', 'A', 'G', 'x'}, 128);
    assertArrayEquals(whole, read(join(ogg, tag), false));
  }

  @Test
  void reportsAFileThatIsCut() throws IOException {
    OggPage page = pages.get(pages.size() / 2);
    long samples = pages.get(pages.size() / 2 - 1).granule();
    for (int more : new int[] {0, 50, page.length() - 1}) {
      byte[] cut = Arrays.copyOf(ogg, (int) page.offset() + more);
      String message = failure(cut);
      assertTrue(
          message.contains(
              "byte " + page.offset() + ", sample " + samples + ": expected the last page"),
          message);
      assertEquals(more > 0, message.contains(more + " bytes of a page"), message);
      float[] read = read(cut, true);
      assertEquals(samples, read.length);
      assertArrayEquals(Arrays.copyOf(whole, read.length), read);
      assertEquals(1, warnings.size(), warnings.toString());
    }
  }

  /** A whole file after one that is cut is read from its start. */
  @Test
  void readsChainedStreams() throws IOException {
    float[] twice = read(join(ogg, ogg), false);
    assertEquals(2 * whole.length, twice.length);
    assertArrayEquals(whole, Arrays.copyOfRange(twice, whole.length, twice.length));
    int cut = (int) pages.get(pages.size() / 2).offset();
    byte[] bad = join(Arrays.copyOf(ogg, cut), ogg);
    String message = failure(bad);
    assertTrue(message.contains("the start of another stream"), message);
    float[] read = read(bad, true);
    assertArrayEquals(whole, Arrays.copyOfRange(read, read.length - whole.length, read.length));
  }

  /** Pages are missing right after the headers. */
  @Test
  void keepsTheTimeWhereTheStartIsLost() throws IOException {
    int first = 20;
    int headers = (int) pages.get(2).offset();
    while (pages.get(first).isContinued() || pages.get(first - 1).granule() < 0) {
      first++;
    }
    byte[] capture =
        join(
            Arrays.copyOf(ogg, headers),
            Arrays.copyOfRange(ogg, (int) pages.get(first).offset(), ogg.length));
    String message = failure(capture);
    assertTrue(message.contains("missing pages"), message);
    assertEquals(whole.length, read(capture, true).length);
  }
}
