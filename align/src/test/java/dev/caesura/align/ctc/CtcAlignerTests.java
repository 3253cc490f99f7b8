package dev.caesura.align.ctc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcAlignment.PlacedWord;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CtcAlignerTests {

  private static final FrameGrid GRID = new FrameGrid(16_000, 400, 320);

  /** blank, a, b, delimiter. */
  private static final CtcVocabulary LETTERS =
      CtcVocabulary.of(List.of("<pad>", "a", "b", "|"), 0, 3);

  static Emissions random(Random dice, int frames, int symbols) {
    float[] values = new float[frames * symbols];
    for (int t = 0; t < frames; t++) {
      double sum = 0;
      double[] raw = new double[symbols];
      for (int k = 0; k < symbols; k++) {
        raw[k] = Math.exp(3 * dice.nextGaussian());
        sum += raw[k];
      }
      for (int k = 0; k < symbols; k++) {
        values[t * symbols + k] = (float) Math.log(raw[k] / sum);
      }
    }
    return emissions(values, symbols);
  }

  static Emissions emissions(float[] values, int symbols) {
    int frames = values.length / symbols;
    return Emissions.of(new TimeSpan(0, frames * 320L, 16_000), GRID, symbols, values);
  }

  /** Emissions that say one symbol a frame with a probability of 0.97. */
  static Emissions saying(int symbols, int... path) {
    float[] values = new float[path.length * symbols];
    for (int t = 0; t < path.length; t++) {
      for (int k = 0; k < symbols; k++) {
        values[t * symbols + k] = (float) Math.log(k == path[t] ? 0.97 : 0.03 / (symbols - 1));
      }
    }
    return emissions(values, symbols);
  }

  /** The best of all labellings of the frames that read as the text, by trying every one. */
  private static double bruteForce(Emissions emissions, String target) {
    int symbols = emissions.symbols();
    double best = Double.NEGATIVE_INFINITY;
    long all = Math.round(Math.pow(symbols, emissions.frames()));
    for (long code = 0; code < all; code++) {
      StringBuilder read = new StringBuilder();
      double score = 0;
      int last = 0;
      long rest = code;
      for (int t = 0; t < emissions.frames(); t++, rest /= symbols) {
        int symbol = (int) (rest % symbols);
        score += emissions.at(t, symbol);
        if (symbol != 0 && symbol != last) {
          read.append(LETTERS.text(symbol));
        }
        last = symbol;
      }
      if (score > best && read.toString().equals(target)) {
        best = score;
      }
    }
    return best;
  }

  private static double score(Emissions emissions, CtcStates states, int[] path) {
    double score = 0;
    for (int t = 0; t < path.length; t++) {
      int column = states.column[path[t]];
      score += emissions.at(t, column == LETTERS.size() + CtcStates.PAUSE ? 0 : column);
    }
    return score;
  }

  @Test
  void isTheBestOfAllLabellingsThatReadAsTheText() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random dice = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<String> words = new ArrayList<>();
      for (int w = dice.nextInt(3); w >= 0; w--) {
        words.add(dice.nextBoolean() ? "a" : dice.nextBoolean() ? "ab" : "bb");
      }
      Emissions emissions = random(dice, 1 + dice.nextInt(7), 4);
      CtcStates states =
          new CtcStates(
              LETTERS, words.stream().map(LETTERS::encode).toList(), Double.POSITIVE_INFINITY);
      int[] path =
          new CtcViterbi(emissions, states, 0, Double.POSITIVE_INFINITY).path(states.size());
      double expected = bruteForce(emissions, String.join("|", words));
      String message = "seed " + seed + ", round " + round + ": " + words;
      if (expected == Double.NEGATIVE_INFINITY) {
        assertEquals(0, path.length, message);
      } else {
        assertEquals(expected, score(emissions, states, path), 1e-4, message);
      }
    }
  }

  /** All ways of leaving out words, each tried with the aligner that leaves out none. */
  @Test
  void leavesOutTheWordsThatCostLeast() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random dice = new Random(seed);
    CtcVocabulary plain = CtcVocabulary.of(List.of("-", "a", "b", "c"), 0);
    for (int round = 0; round < 200; round++) {
      List<String> words = new ArrayList<>();
      for (int w = dice.nextInt(4); w >= 0; w--) {
        words.add(List.of("a", "ab", "c", "cba").get(dice.nextInt(4)));
      }
      Emissions emissions = random(dice, 1 + dice.nextInt(9), 4);
      double cost = 0.5 + 3 * dice.nextDouble();
      CtcStates states = new CtcStates(plain, words.stream().map(plain::encode).toList(), cost);
      int[] path = new CtcViterbi(emissions, states, 0, 1e9).path(states.size());
      double found = 0;
      for (int t = 0; t < path.length; t++) {
        int column = states.column[path[t]];
        found += emissions.at(t, column == plain.size() + CtcStates.PAUSE ? 0 : column);
      }
      List<Boolean> kept = new ArrayList<>();
      for (int w = 0; w < words.size(); w++) {
        int from = states.firstSound[w];
        int to = states.endSound[w];
        boolean said = java.util.Arrays.stream(path).anyMatch(s -> s >= from && s < to);
        kept.add(said);
        found -= said ? 0 : cost * words.get(w).length();
      }
      double best = Double.NEGATIVE_INFINITY;
      for (int subset = 0; subset < 1 << words.size(); subset++) {
        best = Math.max(best, withSubset(emissions, plain, words, subset, cost));
      }
      assertEquals(best, found, 1e-4, "seed " + seed + ", round " + round + ": " + words + kept);
    }
  }

  /**
   * Score with the words of a subset only; a recursion over frames and labels that knows of pauses,
   * words and blanks, and nothing of states in a row.
   */
  private static double withSubset(
      Emissions emissions, CtcVocabulary plain, List<String> words, int subset, double cost) {
    // Where words are left out after a word that is kept, a frame of pause must stand.
    StringBuilder text = new StringBuilder();
    double price = 0;
    boolean gap = false;
    for (int w = 0; w < words.size(); w++) {
      if ((subset >> w & 1) == 0) {
        price += cost * words.get(w).length();
        gap = true;
      } else {
        text.append(gap && text.length() > 0 ? "!" : "").append(words.get(w));
        gap = false;
      }
    }
    text.append(gap && text.length() > 0 ? "!" : "");
    return best(emissions, plain, text.toString(), 0, 0, 0) - price;
  }

  private static double best(
      Emissions emissions, CtcVocabulary plain, String text, int t, int at, int last) {
    boolean pauseFirst = at < text.length() && text.charAt(at) == '!';
    if (t == emissions.frames()) {
      return at == text.length() ? 0 : Double.NEGATIVE_INFINITY;
    }
    // Stay silent; a pause that must be is then there.
    double best =
        emissions.at(t, 0) + best(emissions, plain, text, t + 1, pauseFirst ? at + 1 : at, 0);
    if (last != 0) {
      best = Math.max(best, emissions.at(t, last) + best(emissions, plain, text, t + 1, at, last));
    }
    if (at < text.length() && !pauseFirst) {
      int next = plain.encode(text.substring(at, at + 1))[0];
      if (next != last) {
        best =
            Math.max(
                best, emissions.at(t, next) + best(emissions, plain, text, t + 1, at + 1, next));
      }
    }
    return best;
  }

  @Test
  void aBandThatIsWideEnoughOrGrowsGivesTheSame() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random dice = new Random(seed);
    for (int round = 0; round < 20; round++) {
      List<String> words = new ArrayList<>();
      List<Integer> said = new ArrayList<>();
      for (int w = 0; w < 60; w++) {
        String word = List.of("a", "ab", "ba", "bab").get(dice.nextInt(4));
        words.add(word);
        // Now and then a long silence, which bends the path away from the diagonal.
        for (int i = dice.nextInt(dice.nextInt(20) == 0 ? 200 : 4); i >= 0; i--) {
          said.add(0);
        }
        for (int symbol : LETTERS.encode(word)) {
          said.add(symbol);
        }
        said.add(3);
      }
      Emissions emissions = saying(4, said.stream().mapToInt(Integer::intValue).toArray());
      CtcAlignment exact = CtcAligner.of(LETTERS).align(emissions, words);
      CtcAlignment banded = CtcAligner.of(LETTERS).withBand(0, 8).align(emissions, words);
      assertEquals(exact, banded, "seed " + seed + ", round " + round);
    }
  }

  /** Emissions of any kind, texts that do not fit, and prices at which all can be skipped. */
  @Test
  void noBandMissesTheBestPath() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random dice = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<String> words = new ArrayList<>();
      for (int w = 3 + dice.nextInt(40); w > 0; w--) {
        words.add(List.of("a", "ab", "ba", "bab", "").get(dice.nextInt(5)));
      }
      Emissions emissions = random(dice, 150 + dice.nextInt(300), 4);
      CtcAlignerSettings settings = CtcAlignerSettings.defaults();
      if (dice.nextBoolean()) {
        settings = settings.withSkippedText(0.2 + 4 * dice.nextDouble());
      }
      if (dice.nextBoolean()) {
        settings = settings.withSkippedSpeech(0.2 + 4 * dice.nextDouble());
      }
      CtcAligner aligner = CtcAligner.of(LETTERS, settings);
      assertEquals(
          aligner.align(emissions, words),
          aligner.withBand(0, 1 + dice.nextInt(12)).align(emissions, words),
          "seed " + seed + ", round " + round + ": " + words);
    }
  }

  @Test
  void placesWordsAndSymbols() {
    // -  a a b - | - - b b -
    Emissions emissions = saying(4, 0, 1, 1, 2, 0, 3, 0, 0, 2, 2, 0);
    CtcAlignment alignment = CtcAligner.of(LETTERS).align(emissions, List.of("AB", "b"));
    PlacedWord first = alignment.words().get(0);
    assertEquals(Optional.of(new TimeSpan(320, 4 * 320, 16_000)), first.span());
    assertEquals(
        List.of(new TimeSpan(320, 960, 16_000), new TimeSpan(960, 1280, 16_000)),
        first.sounds().stream().map(CtcAlignment.PlacedSymbol::span).toList());
    assertEquals(0.97, first.confidence(), 1e-4);
    assertEquals(
        Optional.of(new TimeSpan(8 * 320, 10 * 320, 16_000)), alignment.words().get(1).span());
    assertEquals(2, alignment.transcript().size());
  }

  @Test
  void aCharacterThatTheModelDoesNotKnowTakesWhatIsThere() {
    Emissions emissions = saying(4, 0, 1, 2, 1, 0);
    CtcAlignment alignment = CtcAligner.of(LETTERS).align(emissions, List.of("aéa"));
    assertEquals(3, alignment.words().get(0).sounds().size());
    assertEquals(CtcVocabulary.WILDCARD, alignment.words().get(0).sounds().get(1).symbol());
    assertEquals(new TimeSpan(640, 960, 16_000), alignment.words().get(0).sounds().get(1).span());
  }

  @Test
  void skipsTextThatIsNotSpokenAndSpeechThatIsNotWritten() {
    CtcVocabulary plain = CtcVocabulary.of(List.of("-", "a", "b", "c"), 0);
    Emissions emissions = saying(4, 0, 1, 1, 0, 3, 3, 0, 3, 0, 2, 0);
    CtcAligner forgiving =
        CtcAligner.of(plain, CtcAlignerSettings.defaults().withSkippedText(3).withSkippedSpeech(1));
    List<PlacedWord> words = forgiving.align(emissions, List.of("a", "abba", "b")).words();
    assertEquals(Optional.of(new TimeSpan(320, 960, 16_000)), words.get(0).span());
    assertEquals(Optional.empty(), words.get(1).span());
    assertEquals(0, words.get(1).confidence());
    assertEquals(Optional.of(new TimeSpan(9 * 320, 10 * 320, 16_000)), words.get(2).span());
    assertEquals(2, forgiving.align(emissions, List.of("a", "abba", "b")).transcript().size());
  }

  @Test
  void saysWhatDoesNotFit() {
    Emissions two = saying(4, 1, 2);
    IllegalArgumentException tooLong =
        assertThrows(
            IllegalArgumentException.class,
            () -> CtcAligner.of(LETTERS).align(two, List.of("abab")));
    assertTrue(
        tooLong.getMessage().startsWith("words: expected a text that fits into 2 frames"),
        tooLong.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> CtcAligner.of(CtcVocabulary.of(List.of("-", "a"), 0)).align(two, List.of("a")));
    Emissions none = emissions(new float[0], 4);
    assertEquals(List.of(), CtcAligner.of(LETTERS).align(none, List.of()).words());
    assertThrows(
        IllegalArgumentException.class, () -> CtcAligner.of(LETTERS).align(none, List.of("a")));
    assertEquals(
        Optional.empty(),
        CtcAligner.of(LETTERS, CtcAlignerSettings.defaults().withSkippedText(1))
            .align(none, List.of("a"))
            .words()
            .get(0)
            .span());
    assertEquals(
        Optional.empty(), CtcAligner.of(LETTERS).align(two, List.of("")).words().get(0).span());
  }

  @Test
  void emissionsRefuseWhatIsNoLogProbability() {
    for (float bad : new float[] {Float.NaN, 0.5f, Float.POSITIVE_INFINITY}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> emissions(new float[] {-1, -1, bad, -1}, 2));
      assertTrue(refused.getMessage().contains("symbol 0 in frame 1"), refused.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> emissions(new float[3], 2));
  }

  @Test
  void nothingPossibleIsSaidSoInsteadOfAnyPath() {
    float[] never = new float[12];
    java.util.Arrays.fill(never, Float.NEGATIVE_INFINITY);
    Emissions emissions = emissions(never, 4);
    assertThrows(
        IllegalArgumentException.class,
        () -> CtcAligner.of(LETTERS).align(emissions, List.of("a")));
  }
}
