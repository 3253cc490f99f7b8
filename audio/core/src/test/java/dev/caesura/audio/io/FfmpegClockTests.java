package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets, gaps and damage in files that ffmpeg decodes; the files are made by ffmpeg, too. */
class FfmpegClockTests {

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void needsFfmpeg() {
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
  }

  private Path make(String name, String... options) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> line = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    line.addAll(List.of(options));
    line.add(file.toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, "skipped: ffmpeg cannot make the file: " + said);
    return file;
  }

  private float[] read(Path file, boolean lenient) throws IOException {
    AudioSettings settings =
        AudioSettings.defaults().withLenient(lenient).withWarnings(warnings::add);
    return ToneFixture.all(AudioFiles.open(file, settings));
  }

  /** Seconds before the first sound. */
  private static double onset(float[] samples, int rate) {
    int at = 0;
    while (at < samples.length && Math.abs(samples[at]) < 0.02) {
      at++;
    }
    return (double) at / rate;
  }

  @Test
  void keepsTheStartOfTheAudio() throws Exception {
    String[] tone = {"-itsoffset", "3.9", "-f", "lavfi", "-i", "sine=d=2"};
    String[] video = {"-f", "lavfi", "-i", "testsrc=s=32x32:r=5:d=6"};
    List<String> both = new ArrayList<>(Arrays.asList(video));
    both.addAll(Arrays.asList(tone));
    both.addAll(List.of("-c:v", "mpeg4", "-c:a", "aac"));
    List<String> alone = new ArrayList<>(Arrays.asList(tone));
    alone.addAll(List.of("-c:a", "aac"));
    List<String> matroska = new ArrayList<>(Arrays.asList(tone));
    matroska.addAll(List.of("-c:a", "pcm_s16le"));
    assertEquals(
        3.9, onset(read(make("both.mp4", both.toArray(String[]::new)), false), 44_100), 0.05);
    assertEquals(
        3.9, onset(read(make("alone.m4a", alone.toArray(String[]::new)), false), 44_100), 0.05);
    assertEquals(
        3.9, onset(read(make("a.mkv", matroska.toArray(String[]::new)), false), 44_100), 0.01);
    assertTrue(warnings.isEmpty(), warnings.toString());
  }

  @Test
  void fillsGapsOfTheContainer() throws Exception {
    Path file =
        make(
            "gap.mkv",
            "-f",
            "lavfi",
            "-i",
            "sine=d=8",
            "-af",
            "aselect='not(between(t,2,5))'",
            "-c:a",
            "pcm_s16le");
    float[] samples = read(file, false);
    assertEquals(8.0, samples.length / 44_100.0, 0.1);
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("gaps in the times of the file"), warnings.get(0));
  }

  @Test
  void reportsDamageAndKeepsTheTimeIfLenient() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            make("a.opus", "-f", "lavfi", "-i", "sine=d=30", "-c:a", "libopus", "-b:a", "32k"));
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    cut.write(whole, 0, whole.length / 3);
    int rest = whole.length / 3 + 20_000;
    cut.write(whole, rest, whole.length - rest);
    Path file = Files.write(folder.resolve("cut.opus"), cut.toByteArray());
    IOException e = assertThrows(IOException.class, () -> read(file, false));
    assertTrue(e.getMessage().startsWith(file + ", near second "), e.getMessage());
    assertTrue(e.getMessage().contains("ffmpeg found damage"), e.getMessage());
    assertEquals(30.0, read(file, true).length / 48_000.0, 0.1);
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("s of silence"), warnings.get(0));
  }

  /** A film with a second language: only the first is read, which is not to be overlooked. */
  @Test
  void reportsFurtherStreamsOfAudio() throws Exception {
    Path file =
        make(
            "two.mka",
            "-f",
            "lavfi",
            "-i",
            "sine=d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=d=2",
            "-map",
            "0:a",
            "-map",
            "1:a",
            "-c:a",
            "pcm_s16le");
    assertEquals(1.0, read(file, false).length / 44_100.0, 0.05);
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("the first of 2 streams of audio"), warnings.get(0));
  }
}
