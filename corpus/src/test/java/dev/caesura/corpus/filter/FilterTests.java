package dev.caesura.corpus.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.Signal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterTests {

  private static final int RATE = 16_000;

  /** One second of tone and one of pause, in noise. */
  private static Signal tone(double hertz, double level, double noise) {
    Random random = new Random(1);
    float[] samples = new float[2 * RATE];
    for (int i = 0; i < samples.length; i++) {
      double tone = i < RATE ? level * Math.sin(2 * Math.PI * hertz * i / RATE) : 0;
      samples[i] = (float) Math.max(-1, Math.min(1, tone + noise * random.nextGaussian()));
    }
    return Signal.of(samples, RATE);
  }

  @Test
  void measuresLevelNoiseAndBandwidth() {
    Map<Measure, Double> measures = SignalMeasurer.measure(tone(1000, 0.5, 0.005));
    // Half of a sine of 0.5: 0.0625 in power.
    assertEquals(-12, measures.get(Measure.LEVEL), 0.1);
    assertEquals(37, measures.get(Measure.SNR), 1);
    assertEquals(0.5, measures.get(Measure.SPEECH_RATIO), 0.02);
    assertEquals(0, measures.get(Measure.CLIPPING));
    // The tone ends abruptly, which is heard above it.
    assertEquals(1400, SignalMeasurer.measure(tone(1000, 0.5, 0)).get(Measure.BANDWIDTH), 400);
    assertEquals(8000, SignalMeasurer.measure(tone(1000, 0.1, 0.05)).get(Measure.BANDWIDTH), 100);
    assertTrue(SignalMeasurer.measure(tone(1000, 3, 0)).get(Measure.CLIPPING) > 0.3);
    assertEquals(-100, SignalMeasurer.measure(tone(1000, 0, 0)).get(Measure.LEVEL), 1e-6);
    assertEquals(Map.of(), SignalMeasurer.measure(Signal.of(new float[0], RATE)));
  }

  @Test
  void measuresText() {
    Map<Measure, Double> measures = TextMeasurer.measure("Das 123 ??", 2, 2);
    assertEquals(3.0 / 8, measures.get(Measure.LETTERS));
    assertEquals(4, measures.get(Measure.CHARACTER_RATE));
    assertEquals(1, measures.get(Measure.WORD_RATE));
    assertEquals(0, TextMeasurer.measure(" ", 0, 1).get(Measure.LETTERS));
    assertEquals(
        0.5, TextMeasurer.wordErrorRate(List.of("a", "b", "c", "d"), List.of("a", "x", "d")));
    assertEquals(2, TextMeasurer.wordErrorRate(List.of(), List.of("a", "b")));
  }

  @Test
  void findsLoopsOfRecognisers() {
    assertEquals(0, TextMeasurer.loops(List.of("we", "thank", "you")));
    assertEquals(
        3,
        TextMeasurer.loops(
            List.of("thank", "you", "thank", "you", "thank", "you", "thank", "you")));
    assertEquals(0.5, TextMeasurer.loops(List.of("very", "very", "good")));
    assertEquals(0, TextMeasurer.loops(List.of()));
  }

  @Test
  void groupsCopiesAndNearCopies() {
    NearDuplicates duplicates = new NearDuplicates();
    String text = "the committee will now vote on the amended proposal of the second group today";
    assertEquals(new NearDuplicates.Group(0, 0), duplicates.add(List.of(text.split(" "))));
    assertEquals(
        new NearDuplicates.Group(1, 0),
        duplicates.add(
            List.of("a wholly different sentence that has nothing in common".split(" "))));
    assertEquals(
        new NearDuplicates.Group(0, 1),
        duplicates.add(List.of(text.replace("today", "now").split(" "))));
    assertEquals(new NearDuplicates.Group(0, 2), duplicates.add(List.of(text.split(" "))));
    assertEquals(new NearDuplicates.Group(2, 0), duplicates.add(List.of("yes")));
    assertEquals(new NearDuplicates.Group(3, 0), duplicates.add(List.of("yet")));
  }

  @Test
  void statesTheReasons() {
    FilterSettings limits = FilterSettings.none().with("max-cer", 0.2).with("min-snr", 10);
    assertEquals(
        List.of("max-cer", "min-snr"), limits.reasons(Map.of(Measure.CER, 0.3, Measure.SNR, 9.0)));
    assertEquals(List.of(), limits.reasons(Map.of(Measure.CER, 0.2, Measure.SNR, 10.0)));
    assertEquals(List.of(), limits.reasons(Map.of()));
    assertEquals(List.of(), limits.without("max-cer").reasons(Map.of(Measure.CER, 1.0)));
    assertThrows(IllegalArgumentException.class, () -> limits.with("max-colour", 1));
    assertThrows(IllegalArgumentException.class, () -> limits.with("cer", 1));
    assertThrows(IllegalArgumentException.class, () -> limits.with("max-cer", Double.NaN));
  }

  @Test
  void countsWhatEachLimitRemoved() {
    FilterTable table =
        new FilterTable(FilterSettings.none().with("max-cer", 0.2).with("min-snr", 10));
    table.add(Map.of(Measure.CER, 0.0), 2, List.of());
    table.add(Map.of(Measure.CER, 0.5), 3, List.of("max-cer"));
    table.add(Map.of(Measure.CER, 5.0), 4, List.of("max-cer", "min-snr"));
    assertEquals(new FilterTable.Removed(2, 7, 1, 3), table.removed().get("max-cer"));
    assertEquals(new FilterTable.Removed(1, 4, 0, 0), table.removed().get("min-snr"));
    FilterTable.Histogram bars = table.histograms().get(Measure.CER);
    assertEquals(1, bars.kept().get(0));
    assertEquals(1, bars.removed().get(10));
    assertEquals(1, bars.removed().get(FilterTable.BARS - 1));
  }
}
