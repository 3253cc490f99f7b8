package dev.caesura.models.recognition.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLexiconTests {

  private static final Locale FRENCH = Locale.FRENCH;
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  @TempDir private Path folder;

  private static ModelLexicon lexicon(String dictionary, String phones, Locale language)
      throws IOException {
    Set<String> all = Set.of(phones.split(" "));
    PronouncingDictionary read =
        PronouncingDictionary.read(new StringReader(dictionary), "test").fittedTo(all, language);
    return new ModelLexicon(read, all, language, Optional::empty);
  }

  private static List<String> said(ModelLexicon lexicon, String word) throws IOException {
    return lexicon.of(Set.of(word), Set.of()).pronunciations().getOrDefault(word, List.of());
  }

  @Test
  void partsAroundApostrophesAreKnownWords() throws IOException {
    ModelLexicon lexicon =
        lexicon(
            "l ll\nl' ll\neau oo\naujourd'hui oo jj\nqu kk\nQU'ELLE  kk ai ll\n",
            "ll oo jj kk ai",
            FRENCH);
    assertEquals(List.of("ll oo"), said(lexicon, "l'eau"));
    assertEquals(List.of("kk oo"), said(lexicon, "qu'eau"));
    assertEquals(List.of("oo jj"), said(lexicon, "aujourd'hui"));
    assertEquals(List.of("kk ai ll"), said(lexicon, "qu'elle"));
    assertEquals(List.of(), said(lexicon, "l'est"));
    assertTrue(lexicon.of(Set.of("l'eau"), Set.of()).guessed().isEmpty());
  }

  @Test
  void numbersAreSpelledOutInTheLanguage() throws IOException {
    ModelLexicon lexicon =
        lexicon(
            "veinte b e\nveintiuno b u\nveintiún b n\nveintiuna b a\ndos d o\nuno u n\nmil m i\n",
            "b e u n a d o m i",
            SPANISH);
    List<String> said = said(lexicon, "21");
    assertTrue(said.contains("b u") && said.contains("d o u n"), said::toString);
    assertTrue(said(lexicon, "2.000").contains("d o m i"));
    assertEquals(List.of(), said(lexicon, "30"));
    assertTrue(lexicon.of(Set.of("30"), Set.of()).silent().contains("30"));
    assertTrue(said(lexicon, "٢").contains("d o"));
  }

  @Test
  void lettersAreThePhonesOfModelsOfLetters() throws IOException {
    ModelLexicon lexicon = lexicon("да D A\n", "D A М И Р", Locale.forLanguageTag("bg"));
    assertEquals(List.of("М И Р"), said(lexicon, "мир"));
    assertEquals(List.of(), said(lexicon, "мыр"));
    Lexicon both = lexicon.of(Set.of("мир", "мыр", "да"), Set.of());
    assertEquals(Set.of("мир"), both.guessed());
    assertEquals(Set.of("мыр"), both.silent());
  }

  @Test
  void rulesAreLearntFromTheDictionary() throws IOException {
    StringBuilder dictionary = new StringBuilder();
    String letters = "abčdešo";
    for (int i = 0; i < 7 * 7 * 7; i++) {
      String word = "";
      String phones = "";
      for (int rest = i, n = 0; n < 3; n++, rest /= 7) {
        char letter = letters.charAt(rest % 7);
        word += letter;
        phones += " " + (letter == 'č' ? "ch" : letter == 'š' ? "sh" : letter);
      }
      dictionary.append(word).append(phones).append('\n');
    }
    ModelLexicon lexicon =
        lexicon(dictionary.toString(), "a b ch d e sh o", Locale.forLanguageTag("hr"));
    assertEquals("b a ch e sh o", said(lexicon, "bačešo").get(0));
    assertEquals("b a d e", said(lexicon, "bàdé").get(0));
    assertEquals(List.of(), said(lexicon, "bačxo"));
    assertTrue(lexicon.of(Set.of("bačešo"), Set.of()).guessed().contains("bačešo"));
    assertFalse(lexicon.of(Set.of("bač"), Set.of()).guessed().contains("bač"));
  }

  @Test
  void phonesOfTheDictionaryAreFittedToTheModel() throws IOException {
    PronouncingDictionary fitted =
        PronouncingDictionary.read(
                new StringReader(";;; comment\nHOUSE hh  aw1\ts\nhouse(2) HH AW S\nodd q\n"),
                "test")
            .fittedTo(Set.of("HH", "AW", "S"), Locale.ENGLISH);
    assertEquals(List.of("HH AW S"), fitted.of("house"));
    assertEquals(Set.of("house"), fitted.entries().keySet());
  }

  @Test
  void dictionariesMayBeCompressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("été ei tt ei \n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("fr.dic.gz");
    Files.write(file, bytes.toByteArray());
    assertEquals(List.of("ei tt ei"), PronouncingDictionary.read(file).of("été"));
  }
}
