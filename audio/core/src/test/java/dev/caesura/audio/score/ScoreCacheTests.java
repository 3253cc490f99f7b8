package dev.caesura.audio.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.format.FrameScoresFile;
import dev.caesura.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCacheTests {

  private final AtomicInteger heard = new AtomicInteger();
  private final SpeechScorer counting =
      recording -> {
        heard.incrementAndGet();
        return EnergyScorer.defaults().score(recording);
      };

  /** A WAV file: this module reads others with ffmpeg alone. */
  private static Path speech() {
    return Path.of(System.getProperty("caesura.testdata"), "speech", "librivox")
        .resolve("sense_and_sensibility_01_austen_64kb-0870.wav");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void scoresEachContentOncePerDetector(@TempDir Path folder) throws IOException {
    Path prompts = speech();
    AudioSource source = AudioFiles.open(prompts, 16_000);
    ScoreCache cache = ScoreCache.in(folder.resolve("deep/cache"));
    FrameScores first = cache.score(prompts, source, counting, "energy");
    Path copy = Files.copy(prompts, folder.resolve("copy.wav"));
    assertEquals(first, cache.score(copy, AudioFiles.open(copy, 16_000), counting, "energy"));
    assertEquals(1, heard.get());
    cache.score(prompts, source, counting, "energy 2");
    assertEquals(2, heard.get(), "another detector");
    cache.score(prompts, AudioFiles.open(prompts, 8_000), counting, "energy");
    assertEquals(3, heard.get(), "another rate");
  }

  @Test
  void damagedScoresAreMadeAnew(@TempDir Path folder) throws IOException {
    Path prompts = speech();
    AudioSource source = AudioFiles.open(prompts, 16_000);
    ScoreCache cache = ScoreCache.in(folder);
    FrameScores first = cache.score(prompts, source, counting, "energy");
    Path kept = files(folder).get(0);
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    assertEquals(first, cache.score(prompts, source, counting, "energy"));
    assertEquals(2, heard.get());
    Files.write(kept, new byte[0]);
    assertEquals(first, cache.score(prompts, source, counting, "energy"));
    assertEquals(first, cache.score(prompts, source, counting, "energy"));
    assertEquals(3, heard.get());
    assertEquals(1, files(folder).size(), "no other file is left");
  }

  /** The file is the same, but is decoded to other samples, as with another version. */
  @Test
  void scoresOfOtherSamplesAreMadeAnewWithANote(@TempDir Path folder) throws IOException {
    Path prompts = speech();
    float[] samples =
        AudioFiles.open(prompts, 16_000).read(new TimeSpan(0, 48_000, 16_000)).toArray();
    float[] late = new float[samples.length + 16_000];
    System.arraycopy(samples, 0, late, 16_000, samples.length);
    float[] quiet = samples.clone();
    quiet[1234] += 0.001f;
    List<String> notes = new ArrayList<>();
    ScoreCache cache = ScoreCache.in(folder).withWarnings(notes::add);
    int scored = 0;
    for (float[] now : new float[][] {samples, late, quiet}) {
      AudioSource source = AudioSource.of("talk", Signal.of(now, 16_000));
      FrameScores first = cache.score(prompts, source, counting, "energy");
      assertEquals(now.length, first.span().samples());
      assertEquals(++scored, heard.get());
      assertEquals(scored - 1, notes.size(), notes.toString());
      assertEquals(first, cache.score(prompts, source, counting, "energy"));
      assertEquals(scored, heard.get());
    }
    assertTrue(notes.get(0).contains("scores of other samples of talk"), notes.get(0));
    // Scores of a version that kept no fingerprint.
    Path kept = files(folder).get(0);
    FrameScoresFile now = FrameScoresFile.read(kept);
    String origin = now.origin().substring(0, now.origin().lastIndexOf('\n'));
    new FrameScoresFile(origin, now.scores()).write(kept);
    cache.score(prompts, AudioSource.of("talk", Signal.of(quiet, 16_000)), counting, "energy");
    assertEquals(scored + 1, heard.get());
    assertEquals(scored, notes.size(), notes.toString());
  }
}
