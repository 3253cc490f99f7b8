package dev.caesura.align.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorRateTests {

  @Test
  void charactersAreComparedWithoutCasePunctuationAndSpaces() {
    assertEquals(new ErrorCounts(5, 1, 1, 0), CharacterErrorRate.of("Chapter", "ch amte!"));
    assertEquals(0.25, CharacterErrorRate.of("今天天气", "今天天汽。").rate());
    assertEquals(0, CharacterErrorRate.of("", "").rate());
  }

  @Test
  void wordsAreComparedAsTheyAreSpoken() {
    assertEquals(
        new ErrorCounts(6, 0, 0, 0),
        WordErrorRate.of("We met in 1984.", "we met in nineteen eighty four", Locale.ENGLISH));
    assertEquals(0.5, WordErrorRate.of("good morning", "good evening", Locale.ENGLISH).rate());
    ScoringTokenizer exact = ScoringTokenizer.of(TokenUnit.EXACT);
    assertEquals(1, WordErrorRate.of(exact, "Good", "good").rate());
  }

  @Test
  void unitsAndCostsDescribeThemselves() {
    assertEquals("spoken", TokenUnit.SPOKEN.label());
    assertEquals("sclite", ErrorCosts.SCLITE.label());
    for (TokenUnit unit : TokenUnit.values()) {
      assertEquals(unit, TokenUnit.valueOf(unit.label().toUpperCase(Locale.ROOT)));
      assertEquals(unit.description().strip(), unit.description());
    }
  }
}
