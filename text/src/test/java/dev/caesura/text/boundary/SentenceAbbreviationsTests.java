package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceAbbreviationsTests {

  @Test
  void wordsOfAListAreFound() {
    SentenceAbbreviations german = SentenceAbbreviations.of(Locale.GERMAN);
    for (String word : List.of("Dr.", "usw", "z. B.", "z.B.", "BZW.")) {
      assertTrue(german.contains(word), word);
    }
    for (String word : List.of("Haus.", "Mai", "der", "z.", "", "...")) {
      assertFalse(german.contains(word), word);
    }
  }

  /** Certain of an end after every full stop. */
  private static final BoundaryScorer STOPS =
      text -> {
        float[] scores = new float[text.length()];
        for (int i = 0; i < scores.length; i++) {
          scores[i] = text.charAt(i) == '.' ? 1 : 0;
        }
        return BoundaryScores.of(text, scores);
      };

  private static List<String> cut(SentenceAbbreviations list, String text) {
    SentenceSettings settings = SentenceSettings.defaults().withAbbreviations(list);
    return new BoundarySegmenter(STOPS, settings)
        .segment(text).strings().stream().map(String::strip).toList();
  }

  private static void whole(String language, String text) {
    assertEquals(
        List.of(text), cut(SentenceAbbreviations.of(Locale.forLanguageTag(language)), text));
  }

  @Test
  void whatFollowsDecides() {
    whole("en", "We met Dr. Smith at No. 5 on p. 12 with Fig. 3 and Vol. IV here");
    whole("en", "It is fast, e.g. Maven, as Jones et al. (2015) say, etc. and so on");
    whole("de", "Das ist z. B. Holz, d. h. Nr. 5, vgl. Abb. 3 vom 3. Mai bzw. 21. 4. 2001");
    whole("ru", "Это г-н Иванов, т. е. мы, см. рис. 5 на стр. 3");
    SentenceAbbreviations english = SentenceAbbreviations.of(Locale.ENGLISH);
    assertEquals(
        List.of("He said No.", "It was late, etc.", "They left at 5 p.m.", "We stayed."),
        cut(english, "He said No. It was late, etc. They left at 5 p.m. We stayed."));
    assertEquals(List.of("No.", "5 people came."), cut(english, "No. 5 people came."));
  }

  @Test
  void initialsBelongToNames() {
    whole("en", "The books of J. R. R. Tolkien and of George W. Bush");
    assertEquals(
        List.of("It has vitamin C.", "The other has none."),
        cut(SentenceAbbreviations.common(), "It has vitamin C. The other has none."));
  }

  @Test
  void commonWordsOfOtherLanguagesDoNotCountWithoutALanguage() {
    String text = "Ich mag das. Wir gehen um. Er fährt hin.";
    assertEquals(3, cut(SentenceAbbreviations.common(), text).size());
    String swedish = "De hör till. Vi gick op. Alla kom.";
    assertEquals(3, cut(SentenceAbbreviations.common(), swedish).size());
  }

  @Test
  void wordsAroundThemDecideWithoutALanguage() {
    for (String text :
        List.of(
            "Näimme tri. Keller asemalla eilen illalla",
            "Sääntö, vrt. Lund, on jo hyvin vanha",
            "Reguła, por. Keller, jest bardzo prosta",
            "De heer ir. Keller werkt hier al jaren",
            "Vannak eszközök, pl. Maven vagy egy másik")) {
      assertEquals(List.of(text), cut(SentenceAbbreviations.common(), text));
      assertTrue(cut(SentenceAbbreviations.none(), text).size() > 1, text);
    }
    for (String text :
        List.of(
            "Bila su samo tri. Keller je otišao kući.",
            "Sie sind gerne dort im Ort. Wir gehen oft hin.",
            "Todo fue por el por. Luego se fue a casa.")) {
      assertEquals(2, cut(SentenceAbbreviations.common(), text).size(), text);
    }
    // Nothing shows a language here.
    assertEquals(2, cut(SentenceAbbreviations.common(), "TRI. KELLER").size());
  }

  @Test
  void listsOfTheUserComeOnTop(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.txt");
    Files.writeString(file, "# own\nAbk.\nz. Hd.\tzu Händen\n\n");
    SentenceAbbreviations list = SentenceAbbreviations.none().and(file);
    String text = "Die Abk. Von hier z. Hd. Von dort. Ende.";
    assertEquals(List.of("Die Abk. Von hier z. Hd. Von dort.", "Ende."), cut(list, text));
    assertTrue(cut(SentenceAbbreviations.none(), text).size() > 3);
    Files.writeString(file, "Abk.\n...\n");
    IOException e = assertThrows(IOException.class, () -> SentenceAbbreviations.none().and(file));
    assertEquals(file + ", line 2: expected an abbreviation; found '...'.", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> SentenceAbbreviations.none().and(List.of("5.")));
  }
}
