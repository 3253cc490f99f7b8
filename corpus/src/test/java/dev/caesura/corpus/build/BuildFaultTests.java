package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.io.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    Folders.delete(corpus);
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
    Folders.delete(corpus.resolve("recordings/r1"));
    BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).build();
    assertEquals(List.of(), result.failures());
    assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    assertTrue(Files.isRegularFile(corpus.resolve("recordings/r1/corpus.jsonl")));
  }

  /** Clips and records that were deleted or changed, and the list of inputs, are made again. */
  @Test
  void repairsFilesThatWereChangedFromOutside() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    Map<String, byte[]> expected = MadeArchive.contents(corpus);
    List<Path> clips = new ArrayList<>();
    try (Stream<Path> files = Files.walk(corpus.resolve("recordings"))) {
      files.filter(file -> file.toString().endsWith(".flac")).sorted().forEach(clips::add);
    }
    Files.delete(clips.get(0));
    Files.write(clips.get(clips.size() - 1), new byte[0]);
    Files.writeString(corpus.resolve("recordings/r1/corpus.jsonl"), "");
    Files.writeString(corpus.resolve("corpus.jsonl"), "{");
    Files.writeString(BuildFolder.work(corpus).resolve("digests.json"), "{\"a\":");
    BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).build();
    assertEquals(List.of(), result.failures());
    Map<String, byte[]> repaired = MadeArchive.contents(corpus);
    assertEquals(expected.keySet(), repaired.keySet());
    expected.forEach(
        (name, content) -> {
          if (!name.contains("/.caesura/")) {
            assertArrayEquals(content, repaired.get(name), name);
          }
        });
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

  /** A recording that fails twice is built by the third run, and its failures change nothing. */
  @Test
  void aTaskThatFailsTwiceIsDoneByTheThirdRun() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    byte[] expected = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    Folders.delete(corpus);
    Path words = folder.resolve("audio/r2.ctm");
    byte[] given = Files.readAllBytes(words);
    Files.writeString(words, "r2 1 no numbers here\n");
    for (int run = 0; run < 2; run++) {
      BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).withJobs(2).build();
      assertEquals(List.of("r2"), result.failures().stream().map(BuildFailure::item).toList());
      assertTrue(result.sentences() > 0);
      assertEquals(1, Files.readAllLines(corpus.resolve("failures.jsonl")).size());
    }
    Files.write(words, given);
    BuildResult third = CorpusBuilder.of(BuildConfigReader.read(config)).build();
    assertEquals(List.of(), third.failures());
    assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
  }

  /** What cannot be written fails alone, as on a full disk; the next run writes it. */
  @Test
  void aResultThatCannotBeWrittenFailsAlone() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    byte[] expected = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    for (BuildStage stage :
        List.of(BuildStage.WORDS, BuildStage.MATCH, BuildStage.ALIGN, BuildStage.MEASURE)) {
      Path result =
          BuildFolder.work(corpus)
              .resolve(stage.toString())
              .resolve(StageCache.fileName("r3") + ".json");
      Files.delete(result);
      // A folder in its place: moving the finished file there fails.
      Files.createDirectories(result.resolve("full"));
      BuildResult failed = CorpusBuilder.of(BuildConfigReader.read(config)).build();
      assertEquals(
          List.of(stage + " r3"),
          failed.failures().stream().map(f -> f.stage() + " " + f.item()).toList());
      assertTrue(failed.failures().get(0).message().contains(result.toString()));
      Folders.delete(result);
      BuildResult next = CorpusBuilder.of(BuildConfigReader.read(config)).build();
      assertEquals(List.of(), next.failures());
      assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    }
    // Records that cannot be written end the build; what is there stays, and the next run goes on.
    Files.delete(corpus.resolve("matches.jsonl"));
    Files.createDirectories(corpus.resolve("matches.jsonl/full"));
    assertThrows(IOException.class, () -> CorpusBuilder.of(BuildConfigReader.read(config)).build());
    assertArrayEquals(expected, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    Folders.delete(corpus.resolve("matches.jsonl"));
    assertEquals(List.of(), CorpusBuilder.of(BuildConfigReader.read(config)).build().failures());
  }

  /** Hostile and damaged inputs fail alone, and read nothing outside. */
  @Test
  void hostileInputsFailAlone() throws Exception {
    Path config = makeArchive();
    Path corpus = folder.resolve("corpus");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    int expected = Files.readAllLines(corpus.resolve("corpus.jsonl")).size();
    Files.writeString(folder.resolve("secret"), "secretpassword");
    Files.writeString(config, Files.readString(config).replace("minutes/*.txt", "minutes"));
    Files.writeString(
        folder.resolve("minutes/entity.xml"),
        "<!DOCTYPE TEI [<!ENTITY s SYSTEM \""
            + folder.resolve("secret").toUri()
            + "\">]><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><u>&s;</u></body>"
            + "</text></TEI>");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("minutes/leaves.epub")))) {
      zip.putNextEntry(new ZipEntry("META-INF/container.xml"));
      zip.write(
          "<container><rootfiles><rootfile full-path=\"../../secret\"/></rootfiles></container>"
              .getBytes(StandardCharsets.UTF_8));
    }
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("minutes/bomb.docx")))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int m = 0; m < 600; m++) {
        zip.write(zeros);
      }
    }
    Files.write(folder.resolve("audio/damaged.wav"), new byte[] {'R', 'I', 'F', 'F', 1, 2, 3});
    Files.writeString(folder.resolve("audio/damaged.ctm"), "damaged 1 0.0 0.3 word\n");
    BuildResult result = CorpusBuilder.of(BuildConfigReader.read(config)).withJobs(2).build();
    assertEquals(
        List.of("minutes/bomb.docx", "minutes/entity.xml", "minutes/leaves.epub", "damaged"),
        result.failures().stream().map(BuildFailure::item).toList());
    assertEquals(expected, result.sentences());
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(!bytes.contains("secretpassword"), file.toString());
      }
    }
  }
}
