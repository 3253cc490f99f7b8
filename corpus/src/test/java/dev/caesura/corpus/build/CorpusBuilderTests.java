package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusBuilderTests {

  @TempDir private Path folder;

  private MadeArchive archive;
  private String first;
  private String second;
  private String third;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new MadeArchive(folder);
    first = archive.paragraph(8);
    second = archive.paragraph(8);
    third = archive.paragraph(8);
    archive.document("a", archive.paragraph(6), third, archive.paragraph(6));
    archive.document("b", second, archive.paragraph(6), first);
    archive.document("c", archive.paragraph(10));
    archive.record("one", first);
    archive.record("two", second + " " + third);
    archive.record("none", archive.paragraph(6));
  }

  private BuildResult build(int jobs) throws Exception {
    return CorpusBuilder.of(BuildConfigReader.read(archive.config(""))).withJobs(jobs).build();
  }

  private List<JsonNode> corpus() throws IOException {
    return CorpusFiles.records(folder.resolve("corpus/corpus.jsonl"));
  }

  @Test
  void findsPartsOfDocumentsInAnyOrder() throws Exception {
    BuildResult result = build(2);
    assertEquals(List.of(), result.failures());
    assertEquals(List.of("none"), result.unmatchedRecordings());
    assertEquals(List.of("minutes/c.txt"), result.unmatchedDocuments());
    Set<String> texts = new HashSet<>();
    for (JsonNode record : corpus()) {
      String text = record.path("text").asText();
      texts.add(text);
      String source = record.path("recording").asText().equals("one") ? first : second + third;
      assertTrue(source.contains(text), text);
      String document = third.contains(text) ? "minutes/a.txt" : "minutes/b.txt";
      assertEquals(document, record.path("document").asText());
      assertTrue(
          Files.isRegularFile(folder.resolve("corpus").resolve(record.path("audio").asText())));
      assertTrue(record.path("measures").has("snr"));
    }
    // The others are found, too, and rejected.
    assertTrue(texts.size() >= 21, texts.size() + " sentences");
    for (JsonNode record : CorpusFiles.records(folder.resolve("corpus/rejected.jsonl"))) {
      texts.add(record.path("text").asText());
    }
    assertTrue(texts.containsAll(sentences(first + " " + second + " " + third)));
    assertTrue(result.funnel().get("kept") > 0);
    assertTrue(Files.readString(folder.resolve("corpus/report.html")).contains("with a document"));
  }

  private static List<String> sentences(String text) {
    return Stream.of(text.split("(?<=[.]) ")).toList();
  }

  @Test
  void givesTheSameBytesWithAnyJobsAndInASecondRun() throws Exception {
    build(1);
    Map<String, byte[]> before = contents();
    build(1);
    assertSame(before, contents());
    Folders.delete(folder.resolve("corpus"));
    build(3);
    assertSame(before, contents());
  }

  private static void assertSame(Map<String, byte[]> before, Map<String, byte[]> after) {
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (name, bytes) -> assertTrue(java.util.Arrays.equals(bytes, after.get(name)), name));
  }

  private Map<String, byte[]> contents() throws IOException {
    return MadeArchive.contents(folder.resolve("corpus"));
  }

  @Test
  void runsAgainOnlyWhatChanged() throws Exception {
    build(1);
    Path clips = folder.resolve("corpus/recordings");
    FileTime one = Files.getLastModifiedTime(clips.resolve("one/corpus.jsonl"));
    FileTime two = Files.getLastModifiedTime(clips.resolve("two/corpus.jsonl"));
    archive.record("two", second);
    build(1);
    assertEquals(one, Files.getLastModifiedTime(clips.resolve("one/corpus.jsonl")));
    assertFalse(two.equals(Files.getLastModifiedTime(clips.resolve("two/corpus.jsonl"))));
    assertTrue(corpus().stream().noneMatch(r -> third.contains(r.path("text").asText())));
  }

  @Test
  void recordsWhatFailsAndGoesOn() throws Exception {
    Files.writeString(folder.resolve("audio/one.wav"), "RIFF and nothing");
    BuildResult result = build(2);
    assertEquals(1, result.failures().size());
    assertEquals("one", result.failures().get(0).item());
    assertEquals(BuildStage.WORDS, result.failures().get(0).stage());
    assertEquals(
        "one",
        CorpusFiles.records(folder.resolve("corpus/failures.jsonl")).get(0).path("item").asText());
    assertTrue(corpus().stream().anyMatch(r -> r.path("recording").asText().equals("two")));
  }

  @Test
  void plansWithoutWriting() throws Exception {
    BuildConfig config = BuildConfigReader.read(archive.config(""));
    BuildPlan plan = CorpusBuilder.of(config).plan();
    assertEquals(3, plan.stages().get(BuildStage.WORDS).toRun());
    assertFalse(Files.exists(folder.resolve("corpus")));
    // Before any build, the time comes from measured constants.
    BuildPlan.Items align = plan.stages().get(BuildStage.ALIGN);
    assertFalse(align.isMeasured());
    assertEquals(90 * plan.hours(), align.seconds(), 1e-6);
    assertTrue(plan.table(2).contains("time: about"), plan.table(2));
    CorpusBuilder.of(config).build();
    BuildPlan after = CorpusBuilder.of(config).plan();
    assertEquals(0, after.stages().get(BuildStage.MATCH).toRun());
    assertEquals(3, after.stages().get(BuildStage.WORDS).done());
    assertFalse(after.areHoursEstimated());
  }

  @Test
  void removesByLimitsWithReasons() throws Exception {
    BuildConfig config = BuildConfigReader.read(archive.config("filters: {max-wer: 0}\n"));
    BuildResult result = CorpusBuilder.of(config).build();
    int removed = result.removed().get("max-wer").clips();
    assertTrue(removed > 0);
    long rows =
        CorpusFiles.records(folder.resolve("corpus/rejected.jsonl")).stream()
            .filter(r -> r.path("reasons").toString().contains("max-wer"))
            .count();
    assertEquals(removed, rows);
    assertTrue(corpus().stream().allMatch(r -> r.path("measures").path("wer").asDouble() == 0));
  }

  @Test
  void leavesAFolderOfOtherFilesAlone() throws Exception {
    Files.createDirectories(folder.resolve("corpus"));
    Files.writeString(folder.resolve("corpus/thesis.txt"), "mine");
    IOException e = assertThrows(IOException.class, () -> build(1));
    assertTrue(e.getMessage().contains("found other files"), e.getMessage());
    try (Stream<Path> files = Files.list(folder.resolve("corpus"))) {
      assertEquals(1, files.count());
    }
  }
}
