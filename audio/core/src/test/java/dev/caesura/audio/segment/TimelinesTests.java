package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelinesTests {

  private static TimeSpan span(long start, long end) {
    return new TimeSpan(start, end, 1000);
  }

  @Test
  void agreesWithSampleBySample() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String where = "-Dcaesura.seed=" + seed + ", round " + round;
      List<TimeSpan> left = randomSpans(random);
      List<TimeSpan> right = randomSpans(random);
      long from = random.nextInt(40);
      TimeSpan within = span(from, from + random.nextInt(30));
      BitSet a = bits(left);
      BitSet b = bits(right);
      assertEquals(spans(a), Timelines.support(left), where);
      assertEquals(a.cardinality(), Timelines.covered(left), where);
      BitSet uncovered = bits(List.of(within));
      uncovered.andNot(a);
      assertEquals(spans(uncovered), Timelines.gaps(left, within), where);
      BitSet inside = bits(List.of(within));
      inside.and(a);
      assertEquals(inside, bits(Timelines.crop(left, within)), where);
      BitSet both = bits(left);
      both.and(b);
      assertEquals(spans(both), Timelines.overlap(left, right), where);
    }
  }

  private static List<TimeSpan> randomSpans(Random random) {
    List<TimeSpan> spans = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int start = random.nextInt(60);
      spans.add(span(start, start + random.nextInt(12)));
    }
    return spans;
  }

  private static BitSet bits(List<TimeSpan> spans) {
    BitSet bits = new BitSet();
    spans.forEach(s -> bits.set((int) s.startSample(), (int) s.endSample()));
    return bits;
  }

  private static List<TimeSpan> spans(BitSet bits) {
    List<TimeSpan> spans = new ArrayList<>();
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(bits.nextClearBit(i))) {
      spans.add(span(i, bits.nextClearBit(i)));
    }
    return spans;
  }

  @Test
  void supportFillsGapsUpToTheCollar() {
    List<TimeSpan> spans = List.of(span(20, 30), span(0, 10), span(41, 50));
    assertEquals(List.of(span(0, 30), span(41, 50)), Timelines.support(spans, 10));
    assertThrows(IllegalArgumentException.class, () -> Timelines.support(spans, -1));
  }

  @Test
  void extentCoversAll() {
    assertEquals(Optional.empty(), Timelines.extent(List.of()));
    assertEquals(
        Optional.of(span(3, 50)), Timelines.extent(List.of(span(20, 50), span(3, 4), span(9, 9))));
  }

  @Test
  void ratesDoNotMix() {
    List<TimeSpan> mixed = List.of(span(0, 1), new TimeSpan(0, 1, 8000));
    assertThrows(IllegalArgumentException.class, () -> Timelines.support(mixed));
    assertThrows(IllegalArgumentException.class, () -> Timelines.extent(mixed));
    assertThrows(
        IllegalArgumentException.class,
        () -> Timelines.gaps(List.of(span(0, 1)), new TimeSpan(0, 9, 8000)));
  }
}
