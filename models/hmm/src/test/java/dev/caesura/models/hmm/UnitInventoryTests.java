package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitInventoryTests {

  private static List<List<String>> times(int count, String... words) {
    List<List<String>> all = new ArrayList<>();
    for (String word : words) {
      all.addAll(Collections.nCopies(count, UnitInventory.letters(word)));
    }
    return all;
  }

  @Test
  void frequentCharactersOfAnyScriptAreUnits() {
    List<List<String>> words = times(12, "мир", "été", "𐐨", "កា");
    assertEquals(
        List.of("*", "t", "é", "и", "м", "р", "ក", "ា", "𐐨"),
        UnitInventory.ofWords(words).names());
  }

  @Test
  void rareCharactersCountAsTheirLetterOrAsOther() {
    List<List<String>> words = times(12, "ea");
    words.addAll(times(3, "é8"));
    UnitInventory units = UnitInventory.ofWords(words);
    assertEquals(List.of("*", "a", "e"), units.names());
    assertArrayEquals(new int[] {2, 0, 1, 0}, units.unitsOf(UnitInventory.letters("é8a漢")));
  }

  @Test
  void aLetterMayBeFrequentByItsAccentedForms() {
    List<List<String>> words = times(5, "á", "à", "â", "o");
    assertEquals(List.of("*", "a"), UnitInventory.ofWords(words).names());
  }

  @Test
  void everyWordHasAUnit() {
    UnitInventory units = UnitInventory.ofWords(List.of());
    for (String word : List.of("a", "\u0301", "٣", "\ud800", "漢字")) {
      assertTrue(units.unitsOf(UnitInventory.letters(word)).length > 0, word);
    }
  }

  @Test
  void rarePhonesCountAsTheirFirstSound() {
    List<List<String>> words = new ArrayList<>();
    for (String phones : List.of("tʃ a", "t a", "t ɛ̃", "tʲ ɛ")) {
      for (int i = 0; i < (phones.startsWith("tʲ") ? 3 : 12); i++) {
        words.add(UnitInventory.phones(List.of(phones.split(" "))));
      }
    }
    UnitInventory units = UnitInventory.ofWords(words);
    assertEquals(List.of("*", "/a", "/t", "/tʃ", "/ɛ̃"), units.names());
    assertTrue(units.isPhones());
    assertArrayEquals(
        new int[] {2, 0, 3}, units.unitsOf(UnitInventory.phones(List.of("tʲ", "ɔ", "tʃ"))));
    assertArrayEquals(new int[] {0}, units.unitsOf(List.of()));
    assertFalse(UnitInventory.ofWords(List.of(UnitInventory.letters("/abc/"))).isPhones());
  }
}
