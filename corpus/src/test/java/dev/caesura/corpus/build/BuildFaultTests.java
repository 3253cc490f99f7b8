package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed, and inputs that are damaged. */
class BuildFaultTests {

  private static final int KILLS = 3;

  @TempDir private Path folder;

  private Path makeArchive() throws IOException {
    MadeArchive archive = new MadeArchive(folder);
    List<String> texts = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      texts.add(archive.paragraph(6));
      archive.record("r" + r, texts.get(r));
    }
    archive.document("all", texts.toArray(String[]::new));
    return archive.config("");
  }

  /** What a killed build had reported as done is not done again, and the result is the same. */
  @Test
  void losesNothingWhenKilled() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    byte[] expected = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    byte[] report = Files.readAllBytes(corpus.resolve("report.html"));
    BuildFolder.deleteTree(corpus);
    Random random = new Random(5);
    for (int k = 0; k < KILLS; k++) {
      String last = killAfter(config, 2 + random.nextInt(14));
      String[] words = last.split(" ");
      BuildStage stage = BuildStage.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
      Path stored = BuildFolder.work(corpus).resolve(stage.toString());
      int reported = Integer.parseInt(words[1]);
      if (stage != BuildStage.WRITE && stage != BuildStage.INDEX && reported > 0) {
        try (Stream<Path> files = Files.list(stored)) {
          long there = files.filter(file -> file.toString().endsWith(".json")).count();
          assertTrue(there >= reported, last + ", but " + there + " results");
        }
      }
    }
    BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).build();
    assertEquals(List.of(), result.failures());
    assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    assertArrayEquals(report, Files.readAllBytes(corpus.resolve("report.html")));
  }

  /** Kills a build after so many lines of progress; returns the last line. */
  private static String killAfter(Path config, int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBuild.class.getName(),
                config.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String last = "";
    try (BufferedReader in = process.inputReader()) {
      String line = in.readLine();
      for (int l = 0; l < lines && line != null; l++) {
        last = line;
        line = in.readLine();
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }
    assertTrue(!last.isEmpty(), "the build printed nothing");
    return last;
  }

  /** Damaged results of an earlier build are made again. */
  @Test
  void repairsDamagedResults() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    byte[] expected = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    for (BuildStage stage : List.of(BuildStage.WORDS, BuildStage.MATCH, BuildStage.MEASURE)) {
      try (Stream<Path> files = Files.list(BuildFolder.work(corpus).resolve(stage.toString()))) {
        Files.writeString(files.sorted().findFirst().orElseThrow(), "{\"fingerprint\":");
      }
    }
    BuildFolder.deleteTree(corpus.resolve("recordings/r1"));
    BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).build();
    assertEquals(List.of(), result.failures());
    assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    assertTrue(Files.isRegularFile(corpus.resolve("recordings/r1/corpus.jsonl")));
  }

  /** Names of recordings cannot lead out of the output folder. */
  @Test
  void writesNothingOutsideTheOutputFolder() throws Exception {
    Path config = makeArchive();
    Files.move(folder.resolve("audio/r0.wav"), folder.resolve("audio/...wav"));
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("archive.yaml", "audio", "corpus", "minutes"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    try (Stream<Path> files = Files.list(folder.resolve("audio"))) {
      assertEquals(8, files.count());
    }
  }
}
