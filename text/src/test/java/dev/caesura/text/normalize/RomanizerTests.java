package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RomanizerTests {

  private static String latin(String language, String word) {
    return Romanizer.of(Locale.forLanguageTag(language)).latin(word);
  }

  @Test
  void bothScriptsOfSerbianAreTheSame() {
    String[] cyrillic = {"његово", "љубав", "ђак", "ћирилица", "џеп", "живот", "чаша"};
    String[] latin = {"njegovo", "ljubav", "đak", "ćirilica", "džep", "život", "čaša"};
    for (int i = 0; i < latin.length; i++) {
      assertEquals(latin("sr", latin[i]), latin("sr", cyrillic[i]));
    }
  }

  @Test
  void otherScripts() {
    assertEquals("shchuka", latin("ru", "щука"));
    assertEquals("namaste", latin("hi", "नमस्ते"));
    assertEquals("evkharisto", latin("el", "ευχαριστώ"));
    assertEquals("ni", latin("zh", "你"));
    assertEquals("2019", latin("ru", "2019"));
    assertEquals("cafe", latin("fr", "café"));
  }

  @Test
  void neededIfScriptsDiffer() {
    assertTrue(Romanizer.isNeeded(List.of("njegovo"), List.of("његово")));
    assertFalse(Romanizer.isNeeded(List.of("čaša", "2019"), List.of("casa")));
    assertFalse(Romanizer.isNeeded(List.of("カタカナ"), List.of("漢字", "かな")));
    assertFalse(Romanizer.isNeeded(List.of(), List.of("x")));
    assertFalse(Romanizer.isNeeded(List.of("7"), List.of("x")));
    // A few foreign words are not another script.
    assertFalse(
        Romanizer.isNeeded(List.of("един", "два", "три", "ok"), List.of("един", "два", "три")));
  }
}
