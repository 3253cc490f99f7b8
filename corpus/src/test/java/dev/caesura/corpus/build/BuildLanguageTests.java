package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives in several languages, which nothing but the documents tells. */
class BuildLanguageTests {

  private static final String ENGLISH =
      "The committee has read the report about the harbour and the bridges. It thanks the members"
          + " who wrote it in the last weeks of the winter. There were twelve meetings with the"
          + " people of the town and with those who work there.";

  private static final String SPANISH =
      "La comisión ha leído el informe sobre los puertos y las carreteras del norte. Agradece a los"
          + " miembros que lo escribieron durante el invierno pasado. Hubo doce reuniones con los"
          + " vecinos de la ciudad y con los que trabajan en ella.";

  private static final String FRENCH =
      "Nous avons examiné la proposition de la ministre avec beaucoup de soin. Les habitants des"
          + " villages attendent une réponse depuis plusieurs années. Il faut que les travaux"
          + " commencent avant la fin de cette saison.";

  @TempDir private Path folder;

  private MadeArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new MadeArchive(folder);
    archive.record("one", ENGLISH);
    archive.record("two", SPANISH + " " + archive.paragraph(3));
    archive.record("three", FRENCH);
    archive.document("all", SPANISH, archive.paragraph(3), ENGLISH);
    Files.writeString(
        folder.resolve("minutes/said.xml"),
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\"><text><body><div><u"
            + " xml:id=\"u1\"><seg>"
            + archive.paragraph(5)
            + "</seg></u><u xml:id=\"u2\" xml:lang=\"fr-CA\"><seg>"
            + FRENCH
            + "</seg></u></div></body></text></TEI>\n");
  }

  private BuildResult build(String languages) throws Exception {
    Path file = folder.resolve("archive.yaml");
    Files.writeString(
        file,
        "language: "
            + languages
            + "\noutput: corpus\nrecordings: audio\ndocuments: minutes\nwords: beside\n"
            + "review: 0\n");
    return CorpusBuilder.of(BuildConfigReader.read(file)).withJobs(2).build();
  }

  private List<JsonNode> records(String file) throws IOException {
    return CorpusFiles.records(folder.resolve("corpus").resolve(file));
  }

  @Test
  void recordingsHaveTheLanguageOfTheirText() throws Exception {
    BuildResult result = build("[en, es, fr]");
    assertEquals(List.of(), result.failures());
    assertEquals(0, result.removed().get("max-other-language").clips());
    Map<String, String> languages = new TreeMap<>();
    for (JsonNode record : records("corpus.jsonl")) {
      languages.merge(
          record.path("recording").asText(),
          record.path("language").asText(),
          (a, b) -> a.equals(b) ? a : a + " " + b);
    }
    assertEquals(Map.of("one", "en", "two", "es", "three", "fr-CA"), languages);
    String report = Files.readString(folder.resolve("corpus/report.html"));
    assertTrue(report.contains("en, es, fr"));
  }

  @Test
  void otherLanguagesAreRemovedWithTheirReason() throws Exception {
    build("en");
    assertTrue(
        records("corpus.jsonl").stream()
            .noneMatch(record -> record.path("recording").asText().equals("three")));
    List<String> removed =
        records("rejected.jsonl").stream()
            .filter(record -> record.path("reasons").toString().contains("max-other-language"))
            .map(record -> record.path("text").asText())
            .collect(Collectors.toList());
    assertTrue(removed.stream().allMatch(FRENCH::contains), removed.toString());
    assertFalse(removed.isEmpty());
  }

  @Test
  void languagesAreTags() {
    for (String wrong : new String[] {"[en, en]", "[]", "[en, '']", "12"}) {
      IOException e = assertThrows(IOException.class, () -> build(wrong));
      assertTrue(e.getMessage().contains("archive.yaml, line 1: language: expected"), wrong);
    }
  }
}
