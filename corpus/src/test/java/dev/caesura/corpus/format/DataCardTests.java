package dev.caesura.corpus.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCardTests {

  @TempDir Path folder;

  private static CorpusEntry entry(int number, String speaker, String language, String licence) {
    CorpusEntry entry =
        CorpusEntry.of("e" + number, "talk" + number % 2, "One | two <b>.")
            .withAudio("", new TimeSpan(0, 3600L * number, 1))
            .withSpeaker(speaker)
            .withLanguage(language)
            .withScores(Map.of("cer", 0.1 * number));
    return licence.isEmpty() ? entry : entry.withMetadata(Map.of("licence", licence, "sex", "F"));
  }

  @Test
  void hoursSpeakersAndLicencesAreCounted() throws IOException {
    Path file = folder.resolve("card.md");
    DataCard.of(
            "A | corpus",
            List.of(
                entry(1, "ann", "hr", "CC BY 4.0"),
                entry(2, "bob", "hr", "CC0"),
                entry(3, "", "", "")))
        .withMaking(Map.of("recogniser", "sphinx"))
        .withThresholds(Map.of("cer", "at most 0.3"))
        .withFaults(List.of("The first second is missing."))
        .write(file);
    String card = Files.readString(file);
    assertTrue(card.startsWith("# A \\| corpus\n"), card);
    for (String line :
        List.of(
            "| entries | 3 |",
            "| hours | 6.0 |",
            "| recordings | 2 |",
            "| speakers | 2; 1 entries without a speaker; F 2 |",
            "| languages | not stated (3.0 h), hr (3.0 h) |",
            "| licences | not stated (3.0 h), CC0 (2.0 h), CC BY 4.0 (1.0 h) |",
            "| words | 12 |",
            "| seconds | 3600 | 3600 | 7200 | 10800 | 10800 |",
            "| cer | 0.100 | 0.100 | 0.200 | 0.300 | 0.300 |",
            "| recogniser | sphinx |",
            "| cer | at most 0.3 |",
            "- The first second is missing.")) {
      assertTrue(card.contains(line + "\n"), line + " is not in\n" + card);
    }
  }

  @Test
  void whatIsNotStatedIsPrintedAsSuch() {
    String card = DataCard.of("empty", List.of()).markdown();
    assertTrue(card.contains("| hours | 0.000 |"), card);
    assertEquals(3, card.split("not stated", -1).length - 1);
  }
}
