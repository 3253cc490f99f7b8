package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordHabitsTests {

  @Test
  void aWordIsJudgedByItsOtherPlaces() {
    List<String> words = List.of("and", "you", "and", "you", "and", "you", "sea");
    float[] guess = {0, 1, 0, 1, 0, 1, 0.5f};
    float[] habits = WordHabits.of(words, guess);
    assertTrue(habits[0] < -0.2 && habits[2] == habits[0], "and");
    assertTrue(habits[1] > 0.2 && habits[3] == habits[1], "you");
    assertEquals(0, habits[6], 1e-6, "a word without another place is as all words are");
  }

  @Test
  void placesThatAreNotKnownTakeNoPart() {
    float[] habits = WordHabits.of(List.of("a", "a", "b"), new float[] {0.5f, Float.NaN, 0.5f});
    assertEquals(0, habits[0], 1e-6);
    assertTrue(Float.isNaN(habits[1]));
    float[] none = WordHabits.of(List.of("a"), new float[] {Float.NaN});
    assertTrue(Float.isNaN(none[0]));
    assertEquals(0, WordHabits.of(List.of(), new float[0]).length);
  }
}
