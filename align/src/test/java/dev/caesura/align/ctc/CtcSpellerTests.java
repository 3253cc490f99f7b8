package dev.caesura.align.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CtcSpellerTests {

  private static CtcVocabulary vocabulary(String letters) {
    List<String> symbols = new ArrayList<>(List.of("<pad>", "|"));
    letters.codePoints().mapToObj(Character::toString).forEach(symbols::add);
    return CtcVocabulary.of(symbols, 0, 1);
  }

  private static String spelled(CtcVocabulary vocabulary, int[] symbols) {
    StringBuilder text = new StringBuilder();
    for (int symbol : symbols) {
      text.append(symbol == CtcVocabulary.WILDCARD ? "*" : vocabulary.text(symbol));
    }
    return text.toString();
  }

  private static final String LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Test
  void casesMarksAndPunctuationFindTheirSymbols() {
    CtcVocabulary vocabulary = vocabulary(LATIN + "'É");
    CtcSpeller speller = CtcSpeller.of(vocabulary, Locale.FRENCH, "L'été où «ça» va-t-il?");
    assertEquals("L'ÉTÉ", spelled(vocabulary, speller.encode("L'été")));
    assertEquals("OU", spelled(vocabulary, speller.encode("où")));
    assertEquals("CA", spelled(vocabulary, speller.encode("«ça»")));
    assertEquals("VATIL", spelled(vocabulary, speller.encode("va-t-il?")));
    assertArrayEquals(new int[0], speller.encode("—"));
    assertEquals("*", spelled(vocabulary, speller.encode("7")));
    assertEquals(0, speller.unknownShare());
    assertEquals("0.00 % of 13 letters have no symbol", speller.toString());
  }

  @Test
  void lettersWithoutASymbolAreCountedAndMatchAnything() {
    CtcVocabulary vocabulary = vocabulary("abcdefghijklmnopqrstuvwxyz");
    CtcSpeller speller = CtcSpeller.of(vocabulary, Locale.ENGLISH, "Łódź and Ωmega, þat Ωnce");
    assertFalse(speller.isRomanizing());
    assertEquals("*odz", spelled(vocabulary, speller.encode("Łódź")));
    assertEquals(4 / 19.0, speller.unknownShare(), 1e-9);
    assertEquals(
        "21.05 % of 19 letters have no symbol (ω, þ, ł)",
        speller.toString().replace("ł, þ", "þ, ł"));
  }

  @Test
  void textOfAnotherScriptIsRomanizedForAModelOfLatinLetters() {
    CtcVocabulary latin = vocabulary("abcdefghijklmnopqrstuvwxyz'");
    String russian = "Съешь ещё этих мягких французских булок";
    CtcSpeller romanizing = CtcSpeller.of(latin, Locale.forLanguageTag("ru"), russian);
    assertTrue(romanizing.isRomanizing());
    assertEquals("bulok", spelled(latin, romanizing.encode("булок")));
    assertTrue(romanizing.toString().startsWith("romanised; "), romanizing.toString());
    CtcVocabulary cyrillic = vocabulary("абвгдежзийклмнопрстуфхцчшщъыьэюя");
    CtcSpeller plain = CtcSpeller.of(cyrillic, Locale.forLanguageTag("ru"), russian);
    assertFalse(plain.isRomanizing());
    // A vocabulary without yo has the letter that is written for it.
    assertEquals("еще", spelled(cyrillic, plain.encode("ещё")));
    assertEquals(0, plain.unknownShare());
  }

  @Test
  void wordPiecesAreMatchedFromTheLeft() {
    CtcVocabulary pieces =
        CtcVocabulary.of(List.of("\u2581th", "\u2581", "e", "is", "t", "h", "i", "s", "<blk>"), 8);
    CtcSpeller speller = CtcSpeller.of(pieces, Locale.ENGLISH, "This is the xi");
    assertEquals("\u2581this", spelled(pieces, speller.encode("This")));
    assertEquals("\u2581is", spelled(pieces, speller.encode("is")));
    assertEquals("\u2581*i", spelled(pieces, speller.encode("xi")));
  }

  @Test
  void anEmptyTranscriptHasNoUnknownLetters() {
    assertEquals(0, CtcSpeller.of(vocabulary("a"), Locale.ENGLISH, "").unknownShare());
  }
}
