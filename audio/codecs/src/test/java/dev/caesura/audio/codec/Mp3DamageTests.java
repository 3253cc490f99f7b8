package dev.caesura.audio.codec;

import static dev.caesura.audio.io.ToneFixture.RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.ToneFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joined, tagged, mixed and damaged MP3 files. */
class Mp3DamageTests {

  /** Samples of a frame of the fixtures, which are MPEG-2. */
  private static final int FRAME = 576;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private static byte[] resource(String name) throws IOException {
    return ToneFixture.resource(Mp3DamageTests.class, name);
  }

  private static byte[] join(byte[]... all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : all) {
      out.write(bytes);
    }
    return out.toByteArray();
  }

  private AudioSource open(byte[] bytes, boolean lenient) throws IOException {
    AudioSettings settings =
        AudioSettings.defaults().withLenient(lenient).withWarnings(warnings::add);
    return AudioFiles.open(Files.write(folder.resolve("a.mp3"), bytes), settings);
  }

  private float[] read(byte[] bytes, boolean lenient) throws IOException {
    return ToneFixture.all(open(bytes, lenient));
  }

  /** Byte offsets of the frames, the Info frame among them. */
  private static List<Integer> frames(byte[] mp3) throws IOException {
    List<Integer> offsets = new ArrayList<>();
    int at = 0;
    while (at + 4 <= mp3.length) {
      Mp3Frame frame = Mp3Frame.of(ByteBuffer.wrap(mp3).getInt(at));
      if (frame == null) {
        at++;
        continue;
      }
      offsets.add(at);
      at += frame.bytes();
    }
    return offsets;
  }

  @Test
  void readsEveryFrameOfJoinedFiles() throws IOException {
    byte[] info = resource("tone-info.mp3");
    byte[] bare = resource("tone.mp3");
    float[] whole = read(info, false);
    for (byte[] second : new byte[][] {info, bare}) {
      float[] joined = read(join(info, second), false);
      int later = frames(second).size() * FRAME;
      assertEquals(whole.length + later, joined.length);
      assertArrayEquals(whole, Arrays.copyOf(joined, whole.length));
    }
    // The tone starts again after the frame of the tag and the delay of encoder and decoder.
    float[] joined = read(join(info, info), false);
    int delay = FRAME + 576 + 529;
    float[] again = Arrays.copyOfRange(joined, whole.length, joined.length);
    assertTrue(ToneFixture.error(again, RATE, delay) < -15);
    assertTrue(warnings.isEmpty(), warnings.toString());
  }

  @Test
  void readsAnyPartOfJoinedFiles() throws IOException {
    byte[] info = resource("tone-info.mp3");
    byte[] joined = join(info, info);
    float[] whole = read(joined, false);
    AudioSource source = open(joined, false);
    for (int start = 100; start < whole.length - 3000; start += 1777) {
      assertArrayEquals(
          Arrays.copyOfRange(whole, start, start + 3000),
          source.read(new TimeSpan(start, start + 3000, RATE)).toArray(),
          "from " + start);
    }
  }

  @Test
  void passesOverTagsBetweenFrames() throws IOException {
    byte[] bare = resource("tone.mp3");
    int middle = frames(bare).get(frames(bare).size() / 2);
    byte[] id3v1 = Arrays.copyOf("TAGtitle".getBytes(StandardCharsets.US_ASCII), 128);
    byte[] id3v2 = Arrays.copyOf(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 90}, 100);
    byte[] ape = Arrays.copyOf("APETAGEX".getBytes(StandardCharsets.US_ASCII), 72);
    ape[12] = 40;
    ape[23] = (byte) 0xa0;
    byte[] lyrics = "LYRICSBEGININD00000000015LYRICS200".getBytes(StandardCharsets.US_ASCII);
    float[] whole = read(bare, false);
    for (byte[] tag : new byte[][] {id3v1, id3v2, ape, lyrics, join(ape, lyrics, id3v1)}) {
      byte[] tagged =
          join(
              Arrays.copyOf(bare, middle), tag, Arrays.copyOfRange(bare, middle, bare.length), tag);
      assertArrayEquals(whole, read(tagged, false));
    }
  }

  @Test
  void reportsOtherDataBetweenFramesAndKeepsTheTimeIfLenient() throws IOException {
    byte[] bare = resource("tone.mp3");
    List<Integer> frames = frames(bare);
    int from = frames.get(frames.size() / 2);
    int to = frames.get(frames.size() / 2 + 4);
    byte[] bad = bare.clone();
    Arrays.fill(bad, from, to, (byte) 0x55);
    String message = assertThrows(IOException.class, () -> read(bad, false)).getMessage();
    assertTrue(message.contains("a.mp3, byte " + from + ": expected"), message);
    assertTrue(message.contains((to - from) + " bytes of other data"), message);
    float[] whole = read(bare, false);
    float[] read = read(bad, true);
    assertEquals(1, warnings.size(), warnings.toString());
    assertEquals(whole.length, read.length);
    int gap = frames.size() / 2 * FRAME;
    assertArrayEquals(Arrays.copyOf(whole, gap), Arrays.copyOf(read, gap));
    int after = gap + 9 * FRAME; // when no frame borrows bits from before the gap
    assertArrayEquals(
        Arrays.copyOfRange(whole, after, whole.length),
        Arrays.copyOfRange(read, after, read.length));
  }

  @Test
  void findsTheNextFrameAfterLostBytes() throws IOException {
    byte[] bare = resource("tone.mp3");
    List<Integer> frames = frames(bare);
    int from = frames.get(frames.size() / 3) + 50;
    byte[] cut = join(Arrays.copyOf(bare, from), Arrays.copyOfRange(bare, from + 300, bare.length));
    assertThrows(IOException.class, () -> read(cut, false));
    float[] read = read(cut, true);
    assertEquals(1, warnings.size(), warnings.toString());
    float[] whole = read(bare, false);
    int tail = whole.length / 4;
    assertArrayEquals(
        Arrays.copyOfRange(whole, whole.length - tail, whole.length),
        Arrays.copyOfRange(read, read.length - tail, read.length));
  }

  /** Frames of silence in stereo between those of a mono stream. */
  @Test
  void readsAStreamThatSwitchesBetweenMonoAndStereo() throws IOException {
    byte[] bare = resource("tone.mp3");
    int head = frames(bare).get(0);
    byte[] silent = new byte[Mp3Frame.of(ByteBuffer.wrap(bare).getInt(head)).bytes()];
    System.arraycopy(bare, head, silent, 0, 4);
    silent[1] |= 1;
    silent[3] &= 0x3f;
    byte[] mixed = join(bare, silent, silent, silent, bare, silent);
    float[] whole = read(bare, false);
    float[] read = read(mixed, false);
    assertEquals(2 * whole.length + 4 * FRAME, read.length);
    assertArrayEquals(whole, Arrays.copyOf(read, whole.length));
    int again = whole.length + 3 * FRAME;
    assertArrayEquals(whole, Arrays.copyOfRange(read, again, again + whole.length));
    AudioSource source = open(mixed, false);
    int start = again + whole.length / 2;
    assertArrayEquals(
        Arrays.copyOfRange(read, start, start + 4000),
        source.read(new TimeSpan(start, start + 4000, RATE)).toArray());
  }

  @Test
  void leavesMixedRatesToFfmpeg() throws IOException {
    byte[] stereo = resource("tone-stereo-vbr.mp3");
    int start = frames(stereo).get(0);
    byte[] mixed = join(resource("tone.mp3"), Arrays.copyOfRange(stereo, start, stereo.length));
    if (!ToneFixture.hasFfmpeg()) {
      IOException e = assertThrows(IOException.class, () -> read(mixed, false));
      assertTrue(e.getMessage().contains("ffmpeg"), e.getMessage());
    }
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    AudioSource source = open(mixed, false);
    float[] samples = ToneFixture.all(source);
    assertEquals(2.05, (double) samples.length / source.sampleRate(), 0.15);
  }

  @Test
  void reportsAFrameThatIsCut() throws IOException {
    byte[] bare = resource("tone.mp3");
    List<Integer> frames = frames(bare);
    float[] whole = read(bare, false);
    int last = frames.get(frames.size() - 4);
    for (int more : new int[] {4, 30, frames.get(frames.size() - 3) - last - 1}) {
      byte[] cut = Arrays.copyOf(bare, last + more);
      String message = assertThrows(IOException.class, () -> read(cut, false)).getMessage();
      assertTrue(message.contains("a.mp3, byte " + last + ": expected"), message);
      assertTrue(message.contains("the end of the file after " + more), message);
      warnings.clear();
      float[] read = read(cut, true);
      assertEquals(whole.length - 4 * FRAME, read.length);
      assertEquals(1, warnings.size(), warnings.toString());
    }
  }

  @Test
  void reportsFramesThatTheTagCountsAndTheFileLacks() throws IOException {
    byte[] info = resource("tone-info.mp3");
    List<Integer> frames = frames(info);
    for (int missing : new int[] {1, 2, 10}) {
      byte[] cut = Arrays.copyOf(info, frames.get(frames.size() - missing));
      String message = assertThrows(IOException.class, () -> read(cut, false)).getMessage();
      assertTrue(message.contains("a.mp3, byte " + cut.length + ": expected "), message);
      double seconds = (double) missing * FRAME / RATE;
      assertTrue(
          message.contains(String.format(Locale.ROOT, "%.2f s are missing", seconds)), message);
      warnings.clear();
      assertTrue(read(cut, true).length > 0);
      assertEquals(1, warnings.size(), warnings.toString());
    }
    // Some encoders count the frame of the tag.
    byte[] counted = info.clone();
    int tag = new String(info, StandardCharsets.ISO_8859_1).indexOf("Info");
    ByteBuffer.wrap(counted).putInt(tag + 8, ByteBuffer.wrap(info).getInt(tag + 8) + 1);
    warnings.clear();
    read(counted, false);
    assertTrue(warnings.isEmpty(), warnings.toString());
  }

  /** The first frame of Fraunhofer's encoder holds no audio, but counts of bytes and frames. */
  @Test
  void readsTheTagOfFraunhofer() throws IOException {
    byte[] bare = resource("tone.mp3");
    List<Integer> frames = frames(bare);
    int first = frames.get(0);
    int bytes = frames.get(1) - first;
    byte[] vbri = Arrays.copyOfRange(bare, first, first + bytes);
    Arrays.fill(vbri, 4, bytes, (byte) 0);
    ByteBuffer.wrap(vbri)
        .put(36, "VBRI".getBytes(StandardCharsets.US_ASCII))
        .putInt(46, bare.length - first + bytes)
        .putInt(50, frames.size());
    byte[] audio = Arrays.copyOfRange(bare, first, bare.length);
    assertArrayEquals(read(bare, false), read(join(vbri, audio), false));
    byte[] cut = join(vbri, Arrays.copyOf(audio, frames.get(frames.size() - 3) - first));
    String message = assertThrows(IOException.class, () -> read(cut, false)).getMessage();
    assertTrue(message.contains(frames.size() + " frames of MPEG audio"), message);
  }
}
