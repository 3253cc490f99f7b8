package dev.caesura.models.recognition.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NgramModelTests {

  private static List<List<String>> sentences(List<List<Integer>> numbers) {
    return numbers.stream().map(s -> s.stream().map(n -> "w" + n).toList()).toList();
  }

  private static NgramModel model(List<List<Integer>> heavy, List<List<Integer>> light) {
    NgramCounts counts = new NgramCounts().add(sentences(heavy), 10).add(sentences(light), 1);
    return NgramModel.of(counts, List.of("unseen"));
  }

  @Property(tries = 60)
  void probabilitiesSumToOneAfterEveryHistory(
      @ForAll @Size(max = 4) List<@Size(max = 5) List<@IntRange(max = 4) Integer>> heavy,
      @ForAll @Size(max = 4) List<@Size(max = 5) List<@IntRange(max = 6) Integer>> light) {
    NgramModel model = model(heavy, light);
    List<String> words = new ArrayList<>(model.vocabulary());
    words.add(NgramCounts.START);
    for (String first : words) {
      for (String second : words) {
        List<String> history = List.of(first, second);
        double sum = 0;
        for (String word : model.vocabulary()) {
          double p = model.probability(history, word);
          assertTrue(p > 0, word + " after " + history);
          sum += p;
        }
        assertEquals(1, sum, 1e-9, "after " + history);
      }
    }
  }

  /** Reads the file as a recogniser does, and finds the model in it. */
  @Property(tries = 40)
  void theArpaFileBacksOffToTheModel(
      @ForAll @Size(max = 4) List<@Size(max = 5) List<@IntRange(max = 4) Integer>> heavy,
      @ForAll @Size(max = 3) List<@Size(max = 5) List<@IntRange(max = 5) Integer>> light)
      throws IOException {
    NgramModel model = model(heavy, light);
    StringBuilder file = new StringBuilder();
    ArpaWriter.write(model, file);
    Map<String, double[]> lines = new HashMap<>();
    for (String line : file.toString().split("\n")) {
      String[] fields = line.split("\t");
      if (fields.length > 1) {
        double weight = fields.length > 2 ? Double.parseDouble(fields[2]) : 0;
        lines.put(fields[1], new double[] {Double.parseDouble(fields[0]), weight});
      }
    }
    for (String first : model.vocabulary()) {
      for (String second : model.vocabulary()) {
        for (String word : model.vocabulary()) {
          double expected = Math.log10(model.probability(List.of(first, second), word));
          assertEquals(expected, backedOff(lines, first + " " + second, word), 2e-5);
        }
      }
    }
  }

  private static double backedOff(Map<String, double[]> lines, String history, String word) {
    double[] stated = lines.get(history.isEmpty() ? word : history + " " + word);
    if (stated != null) {
      return stated[0];
    }
    double weight = lines.containsKey(history) ? lines.get(history)[1] : 0;
    int blank = history.indexOf(' ');
    return weight + backedOff(lines, blank < 0 ? "" : history.substring(blank + 1), word);
  }

  @Test
  void smallModelByHand() {
    NgramModel model =
        NgramModel.of(new NgramCounts().add(List.of(List.of("a", "b")), 1), List.of());
    // Unigrams a, b, </s> once each; three types over a vocabulary of three: uniform.
    assertEquals(1 / 3.0, model.probability(List.of(), "a"), 1e-12);
    // After a: b once, one type: (1 + 1/3) / 2.
    assertEquals(2 / 3.0, model.probability(List.of("a"), "b"), 1e-12);
    assertEquals(0, model.probability(List.of("a"), "c"));
  }

  @Test
  void heavierTextIsLikelier() {
    NgramModel model = model(List.of(List.of(1, 2)), List.of(List.of(1, 3)));
    assertTrue(model.probability(List.of("w1"), "w2") > 5 * model.probability(List.of("w1"), "w3"));
  }

  @Test
  void wordsThatAFileCannotHoldAreRefused() {
    for (String bad : List.of("", "a b", "<s>", "</s>")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new NgramCounts().add(List.of(List.of(bad)), 1));
      assertTrue(e.getMessage().contains("'" + bad + "'"), e.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> new NgramCounts().add(List.of(), 0));
  }
}
