package dev.caesura.models.text.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTests {

  /** Four columns for the end of every word, from a hash of the text before it. */
  private record Made(String identity, float threshold) implements ColumnScorer {

    @Override
    public int columns() {
      return 4;
    }

    @Override
    public void visit(String text, Visitor visitor) {
      for (int i = 0; i < text.length(); i++) {
        if (i + 1 < text.length() && text.charAt(i + 1) != ' ') {
          continue;
        }
        float[] logits = new float[4];
        Random random = new Random(text.substring(Math.max(0, i - 12), i + 1).hashCode());
        for (int k = 0; k < 4; k++) {
          logits[k] = (float) random.nextGaussian();
        }
        visitor.at(i, logits);
      }
    }

    @Override
    public BoundaryScores score(String text) {
      float[] scores = new float[text.length()];
      visit(text, (i, logits) -> scores[i] = (float) (1 / (1 + Math.exp(-logits[0]))));
      return BoundaryScores.of(text, scores);
    }
  }

  private static final Made MADE = new Made("made", 0.5f);

  private static String words(long seed, int count) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(Long.toString(random.nextLong() >>> 40, 26));
    }
    return text.toString().replaceAll("[0-9]", "x");
  }

  /** Decides from the columns whether a sentence ends. */
  private interface Rule {
    boolean splits(float... logits);
  }

  private static Segmentation cut(String text, Rule rule) {
    List<Integer> ends = new ArrayList<>();
    MADE.visit(
        text,
        (i, logits) -> {
          if (i + 1 < text.length() && text.charAt(i + 1) == ' ' && rule.splits(logits)) {
            ends.add(i + 2);
          }
        });
    return Segmentation.ofEnds(text, ends);
  }

  private static double f1(ColumnScorer model, Adaptation adaptation, Segmentation gold) {
    Segmentation found =
        BoundarySegmenter.of(AdaptedBoundaryScorer.of(model, adaptation)).segment(gold.text());
    Set<Integer> both = new HashSet<>(gold.spans().stream().map(TextSpan::end).toList());
    both.retainAll(found.spans().stream().map(TextSpan::end).toList());
    return 2.0 * both.size() / (gold.size() + found.size());
  }

  @Test
  void learnsARuleOverTheColumns() {
    Rule rule = x -> 1.5 * x[1] - 2 * x[2] + 0.5 * x[0] > 2;
    Adaptation fitted = Adapter.fit(MADE, List.of(cut(words(1, 1500), rule)));
    assertTrue(fitted.method().compareTo(Method.COLUMNS) >= 0, fitted.toString());
    Segmentation unseen = cut(words(2, 1500), rule);
    assertTrue(f1(MADE, fitted, unseen) > 0.95, fitted.toString());
    assertEquals(-2 / 1.5, fitted.weights().get(2) / fitted.weights().get(1), 0.15);
    assertEquals(0.5 / 1.5, fitted.weights().get(0) / fitted.weights().get(1), 0.15);
    assertTrue(fitted.evidence().f1() > fitted.evidence().ownF1() + 0.2, fitted.toString());
  }

  @Test
  void learnsAThreshold() {
    Adaptation fitted =
        Adapter.fit(
            MADE, List.of(cut(words(3, 1000), x -> x[0] > 1.2)), EnumSet.of(Method.THRESHOLD));
    assertEquals(Method.THRESHOLD, fitted.method());
    // Soft steps lie a little apart from where all scores jump.
    assertEquals(-1.2, fitted.bias(), 0.15);
    Segmentation unseen = cut(words(4, 1000), x -> x[0] > 1.2);
    assertTrue(f1(MADE, fitted, unseen) > 0.85, fitted.toString());
    assertTrue(fitted.evidence().ownF1() < 0.5, fitted.toString());
  }

  @Test
  void learnsWhatIsWritten() {
    String text = words(5, 2000);
    StringBuilder raised = new StringBuilder(text);
    List<Integer> ends = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i - 1) == ' ' && random.nextInt(7) == 0) {
        raised.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        if (Character.isUpperCase(raised.charAt(i))) {
          ends.add(i);
        }
      }
    }
    Segmentation gold = Segmentation.ofEnds(raised.toString(), ends);
    Adaptation fitted = Adapter.fit(MADE, List.of(gold));
    assertEquals(Method.COLUMNS_AND_FORM, fitted.method());
    assertTrue(f1(MADE, fitted, gold) > 0.98, fitted.toString());
  }

  @Test
  void changesNothingWhereNothingHelps() {
    // The network is right: nothing can be better.
    Adaptation right = Adapter.fit(MADE, List.of(cut(words(6, 600), x -> x[0] > 0)));
    assertEquals(Method.OWN, right.method());
    assertEquals(List.of(1.0), right.weights());
    assertEquals(0, right.bias(), 1e-6);
    // Noise on top of a good rule: on new text never much worse, on average not worse.
    double sum = 0;
    for (int seed = 0; seed < 12; seed++) {
      Random noise = new Random(seed);
      Rule noisy = x -> (x[0] > 1.5) ^ (noise.nextInt(40) == 0);
      Made model = new Made("made", (float) (1 / (1 + Math.exp(-1.5))));
      Segmentation examples = cut(words(100 + seed, 500), noisy);
      Segmentation unseen = cut(words(200 + seed, 2000), noisy);
      Adaptation own = Adapter.fit(model, List.of(examples), EnumSet.of(Method.OWN));
      double change =
          f1(model, Adapter.fit(model, List.of(examples)), unseen) - f1(model, own, unseen);
      assertTrue(change > -0.05, seed + ": " + change);
      sum += change;
    }
    assertTrue(sum / 12 > -0.01, "mean " + sum / 12);
  }

  @Test
  void newtonsMethodFindsTheMinimum() {
    Samples samples = Samples.of(MADE, List.of(cut(words(7, 400), x -> x[1] + 0.7 * x[3] > 1)), 8);
    double[] weights = LogisticRegression.fit(samples, i -> true, 4, 1, LogisticRegression.own(4));
    double[] other =
        LogisticRegression.fit(samples, i -> true, 4, 1, new double[] {-3, 5, 2, 1, 4});
    for (int k = 0; k < 5; k++) {
      assertEquals(weights[k], other[k], 1e-2, "weight " + k);
    }
    // A penalty without end leaves the network's own rule, but for the constant.
    double[] bound = LogisticRegression.fit(samples, i -> true, 4, 1e9, weights);
    assertEquals(1, bound[0], 1e-3);
    assertEquals(0, bound[1], 1e-3);
  }

  @Test
  void tooFewExamplesAreRefused() {
    String text = "One. Two. Three.";
    Segmentation three = Segmentation.ofEnds(text, List.of(5, 10));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Adapter.fit(MADE, List.of(three)));
    assertEquals(
        "examples: expected at least 16 boundaries between sentences; found 2. Give more; 64 to 256"
            + " sentences are usual.",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Adapter.fit(MADE, List.of()));
  }

  @Test
  void anotherNetworkIsRefused() {
    Adaptation fitted = Adapter.fit(MADE, List.of(cut(words(8, 400), x -> x[1] > 1)));
    ModelException e =
        assertThrows(
            ModelException.class, () -> AdaptedBoundaryScorer.of(new Made("other", 0.5f), fitted));
    assertEquals(
        "the adaptation is for another network: expected made with 4 columns; found other with 4"
            + " columns",
        e.getMessage());
  }

  @Test
  void filesKeepEverything(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("adapted.json");
    for (Method method : Method.values()) {
      Adaptation fitted =
          Adapter.fit(MADE, List.of(cut(words(9, 400), x -> x[0] > 1.2)), EnumSet.of(method));
      assertEquals(method, fitted.method());
      fitted.write(file);
      assertEquals(fitted, Adaptation.read(file));
    }
  }

  @Test
  void filesOfAnotherKindAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("adapted.json");
    Adapter.fit(MADE, List.of(cut(words(9, 400), x -> x[1] > 1))).write(file);
    String good = Files.readString(file);
    String[][] wrong = {
      {"", "found no text 'format'"},
      {"[]", "found no text 'format'"},
      {"{", "expected JSON; found"},
      {good + "{}", "expected JSON; found"},
      {good.replace("adaptation-1", "adaptation-9"), "not caesura-adaptation-1"},
      {good.replace("\"made\"", "\" \""), "model's name"},
      {good.replace("\"made\"", "7"), "no text 'model'"},
      {good.replace(": 4,", ": 4.5,"), "no whole number 'columns'"},
      {good.replace(": 4,", ": 400000000,"), "columns 400000000: expected an integer in [1, 4096]"},
      {good.replace(": 4,", ": 5,"), "weights: expected "},
      {good.replaceFirst("\"method\" : \"[a-z-]*\"", "\"method\" : \"x\""), "method 'x'"},
      {good.replaceFirst("\"bias\" : [-0-9.E]*", "\"bias\" : 1e999"), "bias Infinity"},
      {good.replaceFirst("\"bias\" : [-0-9.E]*", "\"bias\" : NaN"), "expected JSON; found"},
      {good.replaceFirst("\\[ [-0-9.E]*", "[ \"1\""), "a weight that is not a number"},
      {good.replaceFirst("\\[[^\\]]*\\]", "{}"), "no list 'weights'"},
      {good.replace("\"evidence\"", "\"other\""), "no whole number 'sentences'"},
      {good.replace("\"columns\"", "\"model\""), "expected JSON; found Duplicate field"},
      {"[".repeat(100_000), "expected JSON; found"},
      {" ".repeat((1 << 20) + 1), "expected at most 1048576 bytes"}
    };
    for (String[] one : wrong) {
      Files.writeString(file, one[0]);
      String shown = one[0].substring(0, Math.min(300, one[0].length()));
      IOException e = assertThrows(IOException.class, () -> Adaptation.read(file), shown);
      assertTrue(e.getMessage().startsWith(file + ": expected"), e.getMessage());
      assertTrue(e.getMessage().contains(one[1]), e.getMessage() + " for " + shown);
    }
    assertThrows(IOException.class, () -> Adaptation.read(folder.resolve("none.json")));
  }

  private static Segmentation talk(long seed, int sentences) {
    String[] parts = {
      "we came home late", "Was anyone awake", "é\uD83D\uDE00 so what", "No", "它很好"
    };
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      text.append(parts[random.nextInt(parts.length)]);
      text.append(random.nextInt(3) == 0 ? ". " : ", ");
      ends.add(text.length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }

  @Test
  void withoutAChangeTheNetworkIsAsItWas() {
    try (CompactBoundaryScorer compact = CompactBoundaryScorer.open()) {
      Adaptation own = Adapter.fit(compact, List.of(talk(1, 60)), EnumSet.of(Method.OWN));
      String text = talk(4, 200).text() + "\uD800 a\uDC00 \u0000\n\n";
      BoundaryScores before = compact.score(text);
      BoundaryScores after = AdaptedBoundaryScorer.of(compact, own).score(text);
      for (int i = 0; i < text.length(); i++) {
        assertEquals(before.after(i), after.after(i), 1e-6);
      }
      assertEquals(0, AdaptedBoundaryScorer.of(compact, own).score("").length());
    }
  }
}
