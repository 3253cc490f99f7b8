package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitInventoryTests {

  private static List<String> times(int count, String... words) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      all.addAll(Collections.nCopies(count, word));
    }
    return all;
  }

  @Test
  void frequentCharactersOfAnyScriptAreUnits() {
    List<String> words = times(12, "мир", "été", "𐐨", "កា");
    assertEquals(
        List.of("*", "t", "é", "и", "м", "р", "ក", "ា", "𐐨"),
        UnitInventory.ofWords(words).names());
  }

  @Test
  void rareCharactersCountAsTheirLetterOrAsOther() {
    List<String> words = times(12, "ea");
    words.addAll(times(3, "é8"));
    UnitInventory units = UnitInventory.ofWords(words);
    assertEquals(List.of("*", "a", "e"), units.names());
    assertArrayEquals(new int[] {2, 0, 1, 0}, units.unitsOf("é8a漢"));
  }

  @Test
  void aLetterMayBeFrequentByItsAccentedForms() {
    List<String> words = times(5, "á", "à", "â", "o");
    assertEquals(List.of("*", "a"), UnitInventory.ofWords(words).names());
  }

  @Test
  void everyWordHasAUnit() {
    UnitInventory units = UnitInventory.ofWords(List.of());
    for (String word : List.of("a", "\u0301", "٣", "\ud800", "漢字")) {
      assertTrue(units.unitsOf(word).length > 0, word);
    }
  }
}
