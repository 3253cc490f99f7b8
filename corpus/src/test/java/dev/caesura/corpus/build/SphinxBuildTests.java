package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.RecognizerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build of real speech, which the embedded recogniser recognises. */
class SphinxBuildTests {

  private static final String READ =
      "And Mister John Dashwood had then leisure to consider how much there might be prudently in"
          + " his power to do for them.";

  @TempDir private Path folder;

  @Test
  void recognisesRealSpeechAndFindsItsText() throws Exception {
    Path reading =
        Path.of(
            System.getProperty("caesura.testdata"),
            "speech/librivox/sense_and_sensibility_01_austen_64kb-0870.wav");
    MadeArchive archive = new MadeArchive(folder);
    Files.copy(reading, folder.resolve("audio/reading.wav"));
    archive.document("others", archive.paragraph(20), archive.paragraph(20));
    archive.document("novel", archive.paragraph(200), READ, archive.paragraph(200));
    Path config = archive.config("archive", "corpus", "recognizer: {name: sphinx}\nreview: 0\n");
    BuildResult result =
        CorpusBuilder.of(BuildConfigReader.read(config))
            .withRecognizer(RecognizerProvider.named("sphinx"))
            .build();
    assertEquals(List.of(), result.failures());
    assertEquals(
        List.of("minutes/others.txt"),
        result.unmatchedDocuments(),
        Files.readString(folder.resolve("corpus/matches.jsonl")));
    // Rough words are little evidence of the sentence, which may be kept or not.
    List<JsonNode> records = new ArrayList<>();
    records.addAll(CorpusFiles.records(folder.resolve("corpus/corpus.jsonl")));
    records.addAll(CorpusFiles.records(folder.resolve("corpus/rejected.jsonl")));
    List<JsonNode> found =
        records.stream().filter(record -> record.path("text").asText().equals(READ)).toList();
    assertEquals(1, found.size(), records::toString);
    assertTrue(found.get(0).path("audio_start").asDouble() < 0.5, records::toString);
    assertTrue(found.get(0).path("audio_end").asDouble() > 6, records::toString);
  }
}
