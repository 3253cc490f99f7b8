package dev.caesura.models.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScores;
import dev.caesura.text.punctuation.Punctuator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishPunctuationScorerTests {

  /** Sums of a network in eight bits differ by version and processor. */
  private static final double TOLERANCE = 0.06;

  private static EnglishPunctuationScorer scorer;

  @BeforeAll
  static void open() {
    scorer = EnglishPunctuationScorer.open();
  }

  @AfterAll
  static void close() {
    scorer.close();
  }

  private static List<JsonNode> parity() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (InputStream in =
            EnglishPunctuationScorerTests.class.getResourceAsStream("punctuation-en-parity.jsonl");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(json.readTree(line));
      }
    }
    return rows;
  }

  @Test
  void equalsTheTrainingCode() throws IOException {
    List<JsonNode> rows = parity();
    assertTrue(rows.size() > 3);
    for (JsonNode row : rows) {
      String text = row.get("text").asText();
      PunctuationScores scores = scorer.punctuation(text);
      int start = 0;
      int word = 0;
      for (String token : text.split(" ", -1)) {
        int last = start + token.length() - 1;
        JsonNode marks = row.get("marks").get(word);
        Mark[] all = Mark.values();
        assertEquals(all.length, marks.size());
        for (int k = 0; k < all.length; k++) {
          assertEquals(marks.get(k).floatValue(), scores.mark(last, all[k]), TOLERANCE, token);
        }
        assertEquals(
            row.get("ends").get(word).floatValue(),
            scores.boundaries().after(last),
            TOLERANCE,
            token);
        int first = start;
        while (!Character.isLetterOrDigit(text.charAt(first))) {
          first++;
        }
        if (first == start) {
          assertEquals(
              row.get("first").get(word).floatValue(), scores.upper(first), TOLERANCE, token);
        }
        start = last + 2;
        word++;
      }
      assertEquals(row.get("marks").size(), word);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "\u0000", "\uD800 x \uDC00", "- \u2014 ,", "\uD83D\uDE00"})
  void scoresAnyText(String text) {
    PunctuationScores scores = scorer.punctuation(text);
    assertEquals(text.length(), scores.boundaries().length());
    for (int i = 0; i < text.length(); i++) {
      float sum = 0;
      for (Mark mark : Mark.values()) {
        sum += scores.mark(i, mark);
      }
      assertEquals(1, sum, 1e-4);
    }
  }

  @Test
  void aWindowsEdgeChangesLittle() {
    String sentence = "so we went home and nobody said a word about it until the next morning ";
    String text = sentence.repeat(60).strip();
    PunctuationScores scores = scorer.punctuation(text);
    int period = sentence.length();
    int last = text.length() / period / 2 * period - 2;
    float middle = scores.mark(last, Mark.STOP);
    for (int k = 4; k < 56; k++) {
      assertEquals(middle, scores.mark(k * period - 2, Mark.STOP), 0.35, "repetition " + k);
    }
  }

  @Test
  void aLongWordIsNoError() {
    String text = "a." + "x-".repeat(1_500) + " b";
    assertEquals(text.length(), scorer.punctuation(text).boundaries().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "we came home late was anyone awake | We came home late. Was anyone awake?",
        "where do you live i live in new york | Where do you live? I live in New York.",
        "what time is it | What time is it?",
        "the anglo-saxon king had a well-known mother-in-law"
            + " | The Anglo-Saxon king had a well-known mother-in-law.",
      })
  void restores(String plain, String expected) {
    assertEquals(expected, Punctuator.of(scorer).restore(plain));
  }

  @Test
  void marksThatAreThereStay() {
    String text = "We came home late. was anyone awake? nobody answered, so we went to bed";
    String restored = Punctuator.of(scorer).restore(text);
    assertEquals(
        text.replaceAll("\\W", "").toLowerCase(Locale.ROOT),
        restored.replaceAll("\\W", "").toLowerCase(Locale.ROOT));
    assertTrue(restored.startsWith("We came home late. Was anyone awake? Nobody"), restored);
  }

  @Test
  void isClosedOnce() {
    EnglishPunctuationScorer own = EnglishPunctuationScorer.open();
    own.close();
    own.close();
    assertThrows(IllegalStateException.class, () -> own.punctuation("a word"));
  }
}
