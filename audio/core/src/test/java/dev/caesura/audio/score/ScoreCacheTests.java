package dev.caesura.audio.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void scoresEachContentOncePerDetector(@TempDir Path folder) throws IOException {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    AudioSource source = AudioFiles.open(prompts, 16_000);
    ScoreCache cache = ScoreCache.in(folder.resolve("deep/cache"));
    FrameScores first = cache.score(prompts, source, counting, "energy");
    Path copy = Files.copy(prompts, folder.resolve("copy.flac"));
    assertEquals(first, cache.score(copy, AudioFiles.open(copy, 16_000), counting, "energy"));
    assertEquals(1, heard.get());
    cache.score(prompts, source, counting, "energy 2");
    assertEquals(2, heard.get(), "another detector");
    cache.score(prompts, AudioFiles.open(prompts, 8_000), counting, "energy");
    assertEquals(3, heard.get(), "another rate");
  }

  @Test
  void damagedScoresAreMadeAnew(@TempDir Path folder) throws IOException {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
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
}
