package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeSpanTests {

  @Test
  void secondsThatFloatingPointTellsApartAreEqualOnTheSampleClock() {
    assertEquals(
        TimeSpan.fromSeconds(0, 0.33, 16_000), TimeSpan.fromSeconds(0, 0.09 + 0.24, 16_000));
  }

  @Test
  void convertsToAnotherRateToTheNearestSample() {
    TimeSpan span = new TimeSpan(1, 3_600L * 44_100, 44_100);
    assertEquals(new TimeSpan(0, 3_600L * 16_000, 16_000), span.at(16_000));
    assertEquals(new TimeSpan(1, 2, 2), new TimeSpan(1, 3, 4).at(2));
    long day = 24L * 3_600 * 192_000;
    assertEquals(day / 192_000 * 7, new TimeSpan(0, day, 192_000).at(7).endSample());
  }

  @Test
  void refusesEndsOutOfOrderWithTheirValues() {
    var e = assertThrows(IllegalArgumentException.class, () -> new TimeSpan(5, 4, 16_000));
    assertTrue(e.getMessage().contains("[5, 4)"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new TimeSpan(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> TimeSpan.fromSeconds(0, Double.NaN, 8_000));
  }

  @Test
  void doesNotMixRates() {
    TimeSpan a = new TimeSpan(0, 10, 8_000);
    TimeSpan b = new TimeSpan(0, 10, 16_000);
    assertThrows(IllegalArgumentException.class, () -> a.covers(b));
    assertThrows(IllegalArgumentException.class, () -> a.compareTo(b));
  }

  @Test
  void intersectsAndExtends() {
    TimeSpan a = new TimeSpan(0, 10, 8_000);
    TimeSpan b = new TimeSpan(5, 20, 8_000);
    assertEquals(Optional.of(new TimeSpan(5, 10, 8_000)), a.intersection(b));
    assertEquals(Optional.empty(), a.intersection(new TimeSpan(10, 20, 8_000)));
    assertEquals(new TimeSpan(0, 20, 8_000), a.extent(b));
  }
}
