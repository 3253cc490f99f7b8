package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SignalTests {

  private static final Signal COUNTING = Signal.of(new float[] {0, .1f, .2f, .3f, .4f}, 16_000);

  @Test
  void aSliceKeepsItsPlaceOnTheClock() {
    Signal slice = COUNTING.slice(new TimeSpan(2, 5, 16_000));
    assertEquals(new TimeSpan(2, 5, 16_000), slice.span());
    assertEquals(.2f, slice.sample(0));
    Signal again = slice.slice(new TimeSpan(3, 4, 16_000));
    assertArrayEquals(new float[] {.3f}, again.toArray());
    assertThrows(IllegalArgumentException.class, () -> slice.slice(new TimeSpan(1, 3, 16_000)));
  }

  @Test
  void doesNotShareItsArray() {
    float[] samples = {.5f};
    Signal signal = Signal.of(samples, 8_000);
    samples[0] = 0;
    signal.toArray()[0] = 0;
    assertEquals(.5f, signal.sample(0));
  }

  @Test
  void refusesNaN() {
    assertThrows(IllegalArgumentException.class, () -> Signal.of(new float[] {Float.NaN}, 8_000));
  }

  @Test
  void asASourceItIsReadInBlocksAndByPart() throws IOException {
    AudioSource source = AudioSource.of("count", COUNTING);
    try (AudioStream stream = source.open()) {
      float[] block = new float[8];
      assertEquals(3, stream.read(block, 0, 3));
      assertEquals(2, stream.readFully(block, 3, 5));
      assertEquals(-1, stream.read(block, 0, 1));
      assertEquals(.4f, block[4]);
    }
    assertArrayEquals(new float[] {.1f, .2f}, source.read(new TimeSpan(1, 3, 16_000)).toArray());
    assertEquals(new TimeSpan(4, 5, 16_000), source.read(new TimeSpan(4, 9, 16_000)).span());
    assertEquals(0, source.read(new TimeSpan(7, 9, 16_000)).length());
    assertThrows(IllegalArgumentException.class, () -> source.read(new TimeSpan(0, 1, 8_000)));
  }
}
