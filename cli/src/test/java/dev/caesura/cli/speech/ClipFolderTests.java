package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.ToneFixture;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFolderTests {

  private static final int RATE = 44_100;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path talk;

  /** Two bursts of noise in silence, which the energy detector finds. */
  @BeforeEach
  void makeTalk() throws IOException {
    talk = Files.createDirectories(folder.resolve("in")).resolve("my\u3000talk.wav");
    float[] samples = new float[6 * RATE];
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < samples.length; i++) {
      boolean isLoud = (i > RATE && i < 2 * RATE) || (i > 4 * RATE && i < 5 * RATE);
      samples[i] = (isLoud ? 0.5f : 0.001f) * (random.nextFloat() - 0.5f);
    }
    try (WavWriter wav = WavWriter.create(talk, RATE)) {
      wav.write(samples, 0, samples.length);
      wav.commit();
    }
    Files.setLastModifiedTime(talk, FileTime.from(Instant.now().minusSeconds(100)));
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private int clips(Path to, String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "vad", "--scorer", "energy", "--format", "kaldi", "--clips", to.toString()),
                Stream.concat(Stream.of(more), Stream.of(talk.toString())))
            .toArray(String[]::new));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void eachSegmentIsAClipOfTheName() throws IOException {
    Path to = folder.resolve("clips");
    assertEquals(0, clips(to), err::toString);
    List<String> printed = out.toString().lines().toList();
    assertEquals(2, printed.size(), out::toString);
    Path found = to.resolve("my\u3000talk");
    List<String> manifest = Files.readAllLines(to.resolve("my\u3000talk.jsonl"));
    assertEquals(2, manifest.size());
    AudioSource whole = AudioFiles.open(talk);
    for (int i = 0; i < 2; i++) {
      String[] fields = printed.get(i).split(" ");
      Path clip = found.resolve(fields[0] + ".flac");
      AudioSource audio = AudioFiles.open(clip);
      assertEquals(RATE, audio.sampleRate());
      TimeSpan span =
          TimeSpan.fromSeconds(Double.parseDouble(fields[2]), Double.parseDouble(fields[3]), RATE);
      Signal wanted = whole.read(span);
      Signal got = audio.read(new TimeSpan(0, 6L * RATE, RATE));
      assertArrayEquals(wanted.toArray(), got.toArray());
      assertTrue(
          manifest
              .get(i)
              .startsWith("{\"audio_filepath\":\"my\u3000talk/" + clip.getFileName() + "\""),
          manifest.get(i));
      assertTrue(manifest.get(i).contains("\"recording\":\"my_talk\""), manifest.get(i));
    }
  }

  @Test
  void aSecondRunResumesAndOtherSettingsAreRefused() throws IOException {
    Path to = folder.resolve("clips");
    assertEquals(0, clips(to, "--clip-format", "wav"), err::toString);
    List<Path> first = files(to);
    assertEquals(4, first.size(), first::toString);
    String printed = out.toString();
    Path clip = to.resolve(first.get(2));
    Files.delete(clip);
    // Clips are done if their list is, and the list is written last.
    assertEquals(0, clips(to, "--clip-format", "wav"), err::toString);
    assertEquals(printed, out.toString());
    assertTrue(!Files.exists(clip));
    Files.delete(to.resolve("my\u3000talk.jsonl"));
    assertEquals(0, clips(to, "--clip-format", "wav"), err::toString);
    assertEquals(first, files(to));

    assertEquals(1, clips(to, "--clip-format", "wav", "--pad", "0.2"));
    assertTrue(err.toString().contains("--pad"), err::toString);
    assertEquals(0, clips(to, "--clip-format", "wav", "--pad", "0.2", "--redo"), err::toString);
    assertEquals(4, files(to).size());
    assertTrue(!files(to).equals(first));
    assertEquals(2, clips(to, "--out-dir", to.toString()));
  }

  @Test
  void clipsMayOverlapAndMustLieInTheRecording() throws IOException {
    AudioSource whole = AudioFiles.open(talk);
    Path a = folder.resolve("a.wav");
    Path b = folder.resolve("b.wav");
    TimeSpan first = TimeSpan.fromSeconds(1, 3, RATE);
    TimeSpan second = TimeSpan.fromSeconds(2.5, 6.01, RATE);
    ClipCutter.cut(whole, Map.of(b, second, a, first));
    assertArrayEquals(
        whole.read(first).toArray(),
        AudioFiles.open(a).read(TimeSpan.fromSeconds(0, 9, RATE)).toArray());
    assertArrayEquals(
        whole.read(second).toArray(),
        AudioFiles.open(b).read(TimeSpan.fromSeconds(0, 9, RATE)).toArray());
    Path c = folder.resolve("c.wav");
    IOException e =
        assertThrows(
            IOException.class,
            () -> ClipCutter.cut(whole, Map.of(c, TimeSpan.fromSeconds(5, 8, RATE))));
    assertEquals(
        talk + ": expected audio up to 8.000 s for c.wav; found its end at 6.000 s.",
        e.getMessage());
    assertTrue(!Files.exists(c));
  }

  /** Opus is encoded by ffmpeg: as long as the segment, close to it, and the same each time. */
  @Test
  void writesOpusWhereFfmpegIsInstalled() throws IOException {
    Path to = folder.resolve("clips");
    if (!ToneFixture.hasFfmpeg()) {
      assertEquals(1, clips(to, "--clip-format", "opus"));
      assertTrue(
          err.toString().contains("expected ffmpeg with the encoder libopus"), err::toString);
    }
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    assertEquals(0, clips(to, "--clip-format", "opus"), err::toString);
    List<Path> all = files(to);
    assertEquals(4, all.size(), all::toString);
    Path clip = to.resolve(all.get(2));
    assertTrue(clip.toString().endsWith(".opus"), clip.toString());
    String[] fields = out.toString().lines().toList().get(0).split(" ");
    double start = Double.parseDouble(fields[2]);
    double end = Double.parseDouble(fields[3]);
    AudioSource audio = AudioFiles.open(clip, RATE);
    float[] got = audio.read(new TimeSpan(0, 6L * RATE, RATE)).toArray();
    float[] wanted = AudioFiles.open(talk).read(TimeSpan.fromSeconds(start, end, RATE)).toArray();
    assertEquals((end - start) * RATE, got.length, 5);
    assertEquals(power(wanted), power(got), 0.1 * power(wanted));
    byte[] before = Files.readAllBytes(clip);
    assertEquals(0, clips(to, "--clip-format", "opus", "--redo"), err::toString);
    assertArrayEquals(before, Files.readAllBytes(clip));
    Files.delete(to.resolve("my\u3000talk.jsonl"));
    Files.delete(clip);
    assertEquals(0, clips(to, "--clip-format", "opus"), err::toString);
    assertArrayEquals(before, Files.readAllBytes(clip));
    assertEquals(all, files(to));
  }

  private static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum / samples.length;
  }
}
