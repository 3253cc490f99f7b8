package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbbreviationsTests {

  @TempDir private Path folder;

  private Abbreviations read(String content) throws IOException {
    return Abbreviations.read(Files.writeString(folder.resolve("abbr.tsv"), content));
  }

  @Test
  void readsFiles() throws IOException {
    Abbreviations known = read("# ours\n\nMr\tmister\r\nMr.\tmister\nMr\tmister\n");
    assertEquals(2, known.size());
    assertEquals(
        "mister",
        WordNormalizer.of(Locale.ENGLISH).withAbbreviations(known).words("Mr. X").get(0).text());
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    for (String line : new String[] {"Mr mister", "Mr\t", "\tmister", "Mr\tmister\tx"}) {
      IOException e = assertThrows(IOException.class, () -> read("Dr\tdoctor\n" + line + "\n"));
      assertEquals(
          folder.resolve("abbr.tsv")
              + ", line 2: expected an abbreviation, a tab and its spoken form; found '"
              + line.replace("\t", "\\t")
              + "'.",
          e.getMessage());
    }
    IOException e = assertThrows(IOException.class, () -> read("Mr\tmister\nMr\tmonsieur\n"));
    assertEquals(
        folder.resolve("abbr.tsv")
            + ", line 2: expected one spoken form of Mr; found another one than in line 1.",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Abbreviations.of(Map.of("a", " ")));
  }
}
