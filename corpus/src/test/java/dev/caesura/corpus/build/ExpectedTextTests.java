package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExpectedTextTests {

  private final ObjectNode stored = StageCache.JSON.createObjectNode();
  private final ArrayNode documents = stored.putArray("documents");

  private void document(String language, String... parts) {
    ArrayNode all = documents.addObject().put("id", "d" + documents.size()).putArray("parts");
    for (String part : parts) {
      all.addObject().put("text", part).putObject("metadata").put("language", language);
    }
  }

  private ExpectedText expected(int maxCharacters, Locale... languages) throws IOException {
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    for (int d = 0; d < documents.size(); d++) {
      entries.add(new DocumentArchive.Entry("d" + d, "file", "f", d));
    }
    List<Locale> all = List.of(languages);
    return ExpectedText.of(
        new DocumentArchive(entries, entry -> stored, all),
        all.get(0),
        new SpokenLanguages(all),
        maxCharacters);
  }

  @Test
  void hasTheTextsOfTheFirstLanguage() throws IOException {
    document("en", "We meet again.", "We vote now.");
    document("es", "Buenos días a todos.");
    document("en", "We close.");
    ExpectedText text = expected(1000, Locale.ENGLISH, Locale.forLanguageTag("es"));
    assertEquals("We meet again.\nWe vote now.\nWe close.\n", text.text());
    assertTrue(text.warning().isEmpty());
  }

  @Test
  void takesAnEvenSampleOfALargeArchiveAndWarns() throws IOException {
    for (int d = 0; d < 50; d++) {
      document("en", ("word" + d + " ").repeat(300).strip());
    }
    ExpectedText text = expected(20_000, Locale.ENGLISH);
    assertEquals(20_000, text.text().length(), 1000);
    for (int d = 0; d < 50; d++) {
      assertTrue(text.text().contains("word" + d + " "), "document " + d);
      assertEquals(-1, text.text().indexOf("word" + d + "word"));
    }
    for (String line : text.text().lines().toList()) {
      assertTrue(line.matches("(word\\d+ )*word\\d+"), line);
    }
    String warning = text.warning().orElseThrow();
    assertTrue(warning.contains("of " + text.characters() + " characters"), warning);
  }

  @Test
  void anArchiveWithoutTextExpectsNothing() throws IOException {
    assertEquals("", expected(1000, Locale.ENGLISH).text());
    document("en", "");
    assertTrue(expected(1000, Locale.ENGLISH).warning().isEmpty());
  }
}
