package dev.caesura.corpus.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.CorpusBuilder;
import dev.caesura.corpus.build.MadeArchive;
import dev.caesura.io.Folders;
import dev.caesura.models.external.ConfiguredRecognizer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkCorpusBuilderTests {

  @TempDir private Path folder;

  /** Makes three recordings, of which one speaks a document, one speaks two, and one none. */
  private MadeArchive archive() throws IOException {
    MadeArchive archive = new MadeArchive(folder);
    String first = archive.paragraph(6);
    String second = archive.paragraph(6);
    String third = archive.paragraph(5);
    archive.document("a", archive.paragraph(4), third, archive.paragraph(4));
    archive.document("b", second, archive.paragraph(4), first);
    archive.document("c", archive.paragraph(6));
    archive.record("one", first);
    archive.record("two", second + " " + third);
    archive.record("none", archive.paragraph(4));
    return archive;
  }

  private static Path config(MadeArchive archive, String output, String more) throws IOException {
    return archive.config(output, output + "/corpus", "review: 0\nformat: wav\n" + more);
  }

  private static void assertSame(Map<String, byte[]> wanted, Map<String, byte[]> found) {
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void writesTheSameBytesAsThreads() throws Exception {
    MadeArchive archive = archive();
    Files.writeString(folder.resolve("audio/bad.wav"), "RIFF and nothing");
    BuildResult threads =
        CorpusBuilder.of(BuildConfigReader.read(config(archive, "threads", "words: beside\n")))
            .withJobs(2)
            .build();
    String config = config(archive, "spark", "words: beside\n").toString();
    BuildResult spark = SparkCorpusBuilder.of(SharedSession.get(), config).build();
    assertEquals(threads, spark);
    assertTrue(spark.sentences() > 10, spark.toString());
    assertEquals(List.of("none"), spark.unmatchedRecordings());
    Map<String, byte[]> wanted = MadeArchive.contents(folder.resolve("threads/corpus"));
    assertTrue(wanted.keySet().stream().anyMatch(name -> name.endsWith(".wav")));
    assertSame(wanted, MadeArchive.contents(folder.resolve("spark/corpus")));
  }

  /** Progress of a build: how many items of each stage were done when it began. */
  private static Map<BuildStage, String> starts(SparkCorpusBuilder builder) throws Exception {
    Map<BuildStage, String> starts = new EnumMap<>(BuildStage.class);
    BuildResult result =
        builder
            .withProgress(
                (stage, done, total, left) -> starts.putIfAbsent(stage, done + "/" + total))
            .build();
    assertEquals(List.of(), result.failures());
    return starts;
  }

  @Test
  void recognisesResumesAndEmbedsAudioInAnotherFileSystem() throws Exception {
    MadeArchive archive = archive();
    Files.delete(folder.resolve("audio/two.wav"));
    Files.delete(folder.resolve("audio/none.wav"));
    archive.speak("one", 22);
    Path script = folder.resolve("recognise.sh");
    Files.writeString(script, "cat '" + folder.resolve("audio/one.ctm") + "'\n");
    String recognizer = "recognizer: {command: 'sh " + script + " {wav}', whole: true}\n";
    BuildConfig config = BuildConfigReader.read(config(archive, "threads", recognizer));
    CorpusBuilder.of(config)
        .withRecognizer(
            ConfiguredRecognizer.of(
                config.recognizer().orElseThrow().options(), Locale.ENGLISH, warning -> {}))
        .build();
    String yaml = "made://host" + config(archive, "spark", recognizer);
    // Two attempts of a task fail, the third one is good.
    MadeFileSystem.REFUSALS.put("one.wav", new AtomicInteger(2));
    SparkCorpusBuilder builder = SparkCorpusBuilder.of(SharedSession.get(), yaml).withParquet(true);
    assertEquals("0/1", starts(builder).get(BuildStage.WORDS));
    assertTrue(MadeFileSystem.REFUSALS.get("one.wav").get() < 0);
    Path corpus = folder.resolve("spark/corpus");
    Map<String, byte[]> wanted = MadeArchive.contents(folder.resolve("threads/corpus"));
    Map<String, byte[]> found = MadeArchive.contents(corpus);
    found.keySet().removeIf(name -> name.startsWith("parquet/"));
    assertSame(wanted, found);

    Dataset<Row> rows = SharedSession.get().read().parquet(corpus + "/parquet/*/*.parquet");
    List<String> records = Files.readAllLines(corpus.resolve("corpus.jsonl"));
    List<Row> all = rows.select("audio.path", "audio.bytes", "text", "record").collectAsList();
    assertEquals(records.size(), all.size());
    for (Row row : all) {
      assertTrue(records.contains(row.getString(3)));
      assertArrayEquals(wanted.get(row.getString(0)), row.<byte[]>getAs(1), row.getString(0));
      assertTrue(row.getString(3).contains(row.getString(2)));
    }
    assertTrue(Files.readString(corpus.resolve("parquet/README.md")).contains("dtype: audio"));

    // A batch that was not committed counts as nothing, and deleted results are made again.
    Path torn = corpus.resolve(".caesura/spark/align/torn/part-0.parquet");
    Files.createDirectories(torn.getParent());
    Files.writeString(torn, "half");
    Folders.delete(corpus.resolve("recordings/one"));
    Map<BuildStage, String> again = starts(builder.withParquet(false));
    for (BuildStage stage :
        List.of(BuildStage.DOCUMENTS, BuildStage.WORDS, BuildStage.MATCH, BuildStage.ALIGN)) {
      String start = again.get(stage);
      assertEquals(start.split("/")[1], start.split("/")[0], stage + " ran again");
    }
    assertTrue(Files.notExists(torn));
    found = MadeArchive.contents(corpus);
    found.keySet().removeIf(name -> name.startsWith("parquet/"));
    assertSame(wanted, found);
  }

  @Test
  void leavesAFolderOfOtherFilesAlone() throws Exception {
    MadeArchive archive = archive();
    Path thesis = folder.resolve("other/corpus/thesis.txt");
    Files.createDirectories(thesis.getParent());
    Files.writeString(thesis, "mine");
    String config = config(archive, "other", "words: beside\n").toString();
    IOException e =
        assertThrows(
            IOException.class, () -> SparkCorpusBuilder.of(SharedSession.get(), config).build());
    assertTrue(e.getMessage().contains("found other files"), e.getMessage());
    try (Stream<Path> files = Files.list(thesis.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void namesFilesOfEveryFileSystem() {
    for (String uri :
        new String[] {
          "file:/data/a.mp3",
          "s3a://bucket/data/a.mp3",
          "hdfs://name:8020/a.mp3",
          "hdfs:/data/a.mp3"
        }) {
      Path name = RemotePaths.name(URI.create(uri));
      assertEquals(URI.create(uri), RemotePaths.path(name).toUri());
      assertEquals(!uri.startsWith("file"), RemotePaths.isRemote(name));
    }
    // A path in a configuration is resolved against the folder of the configuration.
    Path base = RemotePaths.name(URI.create("s3a://bucket/config"));
    assertEquals(
        "s3a://bucket/audio/x.wav",
        RemotePaths.path(base.resolve("../audio/x.wav").normalize()).toString());
    assertEquals(
        "hdfs://name/a.mp3", RemotePaths.path(base.resolve("hdfs://name/a.mp3")).toString());
  }
}
