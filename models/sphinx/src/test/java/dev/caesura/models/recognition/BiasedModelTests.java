package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts as people have them. */
final class BiasedModelTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n\n \t",
        "Hello",
        "!!! ... --- ??? €$£ §¶ ★☆ (*) [] {} <s> </s> <sil> \\data\\ \\end\\",
        "2, 3.14, 1,000,000, 10:30, 1984, 21st, 50% of 7 & 8 + 9 @ home, 99999999999999999999",
        "мир и война",
        "東京は日本の首都です",
        "مرحبا بالعالم",
        "שלום עולם",
        "café naïve Übermaß Łódź straße",
        "grombel zzyzx qwrtpsd xkcd",
        "'tis the dogs' 'em 'quoted words' rock'n'roll o''clock",
        "\uD83D\uDE00 \uD835\uDC00\uD835\uDC01 lone \uD800 surrogate",
        "zero\u0000byte bell\u0007 \uFEFFmark \u202Eright"
      })
  void anyTextMakesAModelThatSphinxCanRead(String text) throws IOException {
    BiasedModel model = BiasedModel.of(text, 10);
    for (String file : new String[] {model.arpa(), model.dictionary()}) {
      assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(file), text);
    }
    Set<String> said = new HashSet<>();
    for (String line : model.dictionary().split("\n")) {
      assertTrue(line.matches("\\S+( [A-Z]{1,2})+"), line);
      said.add(line.substring(0, line.indexOf(' ')).replaceAll("\\(\\d\\)$", ""));
    }
    String[] lines = model.arpa().split("\n");
    assertEquals("\\data\\", lines[0]);
    assertEquals("\\end\\", lines[lines.length - 1]);
    Arrays.stream(lines)
        .dropWhile(line -> !line.equals("\\1-grams:"))
        .filter(line -> line.startsWith("-") || line.startsWith("0"))
        .forEach(line -> checkWords(line, said));
    assertEquals(model, BiasedModel.of(text, 10));
  }

  private static void checkWords(String line, Set<String> said) {
    for (String word : line.split("\t")[1].split(" ")) {
      assertTrue(word.equals("<s>") || word.equals("</s>") || said.contains(word), line);
    }
  }

  @Test
  void otherLettersComeBack() throws IOException {
    BiasedModel model = BiasedModel.of("Café Übermaß", 10);
    assertTrue(model.dictionary().contains("caf_e9_ K AH F EY"), "café");
    assertEquals("café", model.written("caf_e9_"));
    assertEquals("übermaß", model.written("_fc_berma_df_"));
    assertEquals("dog", model.written("dog"));
  }

  @Test
  void whatCannotBeSaidIsListed() throws IOException {
    BiasedModel model = BiasedModel.of("Dog мир 東京", 10);
    assertEquals(Set.of("мир", "東京"), model.lexicon().silent());
    assertFalse(model.arpa().contains("_43c_"), "мир");
  }

  @Test
  void theTranscriptWeighsMore() throws IOException {
    String arpa = BiasedModel.of("Quickly dogs bark.", 10).arpa();
    assertTrue(arpa.contains("\tquickly dogs bark\n"), arpa);
  }
}
