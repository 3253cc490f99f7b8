package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against all paths of small networks, and against a plain table of transitions of larger ones. */
class BandedViterbiTests {

  private static final double NONE = -1e18;

  /** Transitions of a network, written down from its description. */
  private static final class Reference {

    final StateNetwork network;
    final SearchPrices prices;
    final float[][] scores;
    final double[][] step;
    final double[] start;
    final double[] end;

    Reference(StateNetwork network, SearchPrices prices, float[][] scores) {
      this.network = network;
      this.prices = prices;
      this.scores = scores;
      int states = network.states();
      step = new double[states][states];
      start = new double[states];
      end = new double[states];
      for (int s = 0; s < states; s++) {
        Arrays.fill(step[s], NONE);
        start[s] = entered(0, s);
        int word = network.wordOf(s);
        int inside = s - network.boundary(word);
        boolean isLast = inside >= 2 && s + 1 == network.boundary(word + 1);
        for (int to = 0; to < states; to++) {
          if (inside < 2) {
            step[s][to] = entered(word, to);
          } else if (isLast) {
            step[s][to] = entered(word + 1, to);
          }
        }
        step[s][s] = 0;
        if (inside >= 2 && !isLast) {
          step[s][s + 1] = 0;
        }
        end[s] =
            inside < 2
                ? skipped(word, network.words())
                : isLast ? skipped(word + 1, network.words()) : NONE;
      }
    }

    /** Returns the score of going from a boundary into a state. */
    double entered(int boundary, int to) {
      int word = network.wordOf(to);
      int inside = to - network.boundary(word);
      if (inside > 2) {
        return NONE;
      }
      boolean outer = network.isOuter(word);
      double price =
          inside == 0
              ? (outer ? 0 : prices.pause())
              : inside == 1 ? (outer ? prices.filler() : prices.innerFiller()) : 0;
      return skipped(boundary, word) - price;
    }

    /** Returns the score of leaving out words from one boundary to another. */
    double skipped(int from, int to) {
      if (from >= to) {
        return from == to ? 0 : NONE;
      }
      double best =
          skipped(from + 1, to)
              - prices.skippedWord()
              - prices.skippedWordLetter() * network.letters(from);
      int sentence = network.sentenceOfWord(from);
      if (network.firstWord(sentence) == from && network.firstWord(sentence + 1) <= to) {
        best =
            Math.max(
                best,
                skipped(network.firstWord(sentence + 1), to)
                    - prices.skippedSentence()
                    - prices.skippedSentenceLetter() * network.lettersOf(sentence));
      }
      return best;
    }

    /** Returns the score of the best path by trying all. */
    double exhaustive(int frame, int state) {
      if (frame == scores.length) {
        return end[state];
      }
      double best = NONE;
      for (int to = 0; to < network.states(); to++) {
        double go = frame == 0 ? start[to] : step[state][to];
        if (go > NONE / 2) {
          double rest = go + scores[frame][network.emission[to]] + exhaustive(frame + 1, to);
          best = Math.max(best, rest);
        }
      }
      return best;
    }

    double table() {
      int states = network.states();
      double[] old = new double[states];
      for (int t = 0; t < scores.length; t++) {
        double[] now = new double[states];
        for (int to = 0; to < states; to++) {
          double best = t == 0 ? start[to] : NONE;
          for (int from = 0; t > 0 && from < states; from++) {
            best = Math.max(best, old[from] + step[from][to]);
          }
          now[to] = Math.max(NONE, best + scores[t][network.emission[to]]);
        }
        old = now;
      }
      double best = NONE;
      for (int s = 0; s < states; s++) {
        best = Math.max(best, old[s] + end[s]);
      }
      return best;
    }

    double scoreOf(int[] path) {
      double sum = start[path[0]] + scores[0][network.emission[path[0]]];
      for (int t = 1; t < path.length; t++) {
        sum += step[path[t - 1]][path[t]] + scores[t][network.emission[path[t]]];
      }
      return sum + end[path[path.length - 1]];
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Arrays of frames are not compared.
  private record Rows(float[][] rows) implements BandedViterbi.FrameScorer {

    @Override
    public int frames() {
      return rows.length;
    }

    @Override
    public float[] scores(int frame) {
      return rows[frame];
    }

    @Override
    public int offset(int frame) {
      return 0;
    }
  }

  private static StateNetwork network(Random random, int sentences, int units) {
    List<int[][]> texts = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      int[][] words = new int[1 + random.nextInt(2)][];
      for (int w = 0; w < words.length; w++) {
        words[w] = random.ints(1 + random.nextInt(2), 0, units).toArray();
      }
      texts.add(words);
    }
    return StateNetwork.of(texts, units);
  }

  private static float[][] scores(Random random, int frames, int units) {
    float[][] rows = new float[frames][units * StateNetwork.STATES + 2];
    for (float[] row : rows) {
      for (int s = 0; s < row.length; s++) {
        row[s] = -8 * random.nextFloat();
      }
    }
    return rows;
  }

  private static SearchPrices prices(Random random) {
    float[] p = new float[7];
    for (int i = 0; i < p.length; i++) {
      p[i] = 6 * random.nextFloat();
    }
    return new SearchPrices(p[0], p[1] / 3, p[2], p[3] / 3, p[4], p[5], p[6], 0, 0);
  }

  @Test
  void findsTheBestOfAllPaths() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      StateNetwork network = network(random, 1 + random.nextInt(2), 2);
      float[][] rows = scores(random, 1 + random.nextInt(6), 2);
      SearchPrices prices = prices(random);
      Reference reference = new Reference(network, prices, rows);
      BandedViterbi.Path path =
          new BandedViterbi(network, new Rows(rows), prices, Band.whole(network, rows.length))
              .run();
      double best = reference.exhaustive(0, 0);
      assertEquals(best, path.score(), 1e-3, "seed " + seed);
      assertEquals(best, reference.table(), 1e-6, "seed " + seed);
      assertEquals(best, reference.scoreOf(path.states()), 1e-3, "seed " + seed);
    }
  }

  @Test
  void findsTheBestPathAcrossCheckpoints() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      StateNetwork network = network(random, 12, 4);
      int frames = BandedViterbi.STRIDE * seed / 2 + 1 + random.nextInt(3);
      float[][] rows = scores(random, frames, 4);
      SearchPrices prices = prices(random);
      Reference reference = new Reference(network, prices, rows);
      BandedViterbi.Path path =
          new BandedViterbi(network, new Rows(rows), prices, Band.whole(network, frames)).run();
      double best = reference.table();
      assertEquals(best, path.score(), 1e-6 * Math.abs(best) + 1e-3, "seed " + seed);
      assertEquals(best, reference.scoreOf(path.states()), 1e-4 * Math.abs(best), "seed " + seed);
    }
  }

  @Test
  void aBandAroundTheBestPathFindsIt() {
    Random random = new Random(3);
    StateNetwork network = network(random, 40, 4);
    float[][] rows = scores(random, 1500, 4);
    SearchPrices prices = new SearchPrices(30, 1, 30, 1, 5, 5, 2, 0, 0);
    BandedViterbi.Path whole =
        new BandedViterbi(network, new Rows(rows), prices, Band.whole(network, 1500)).run();
    Band band = Band.around(network, whole.states(), 10);
    BandedViterbi.Path banded = new BandedViterbi(network, new Rows(rows), prices, band).run();
    assertEquals(whole.score(), banded.score(), 0.05);
    assertTrue(band.hi(750) - band.lo(750) < network.states() / 2, "the band is narrow");
    for (int t = 1; t < 1500; t++) {
      // Inside a boundary, silence may follow speech without text.
      assertTrue(
          network.wordOf(banded.states()[t]) >= network.wordOf(banded.states()[t - 1]),
          "frame " + t);
      assertTrue(banded.states()[t] >= band.lo(t) && banded.states()[t] < band.hi(t), "frame " + t);
    }
  }

  @Test
  void reportsThatNoPathFits() {
    StateNetwork network = StateNetwork.of(List.<int[][]>of(new int[][] {{0, 0}}), 1);
    float[][] rows = new float[3][5];
    SearchPrices prices = new SearchPrices(1e30f, 0, 1e30f, 0, 0, 0, 0, 0, 0);
    BandedViterbi.Path path =
        new BandedViterbi(network, new Rows(rows), prices, Band.whole(network, 3)).run();
    assertTrue(path.score() <= BandedViterbi.NEVER);
  }
}
