package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPosteriorsTests {

  private static final int UNITS = 4;
  private static final int LABELS = UNITS * StateNetwork.STATES + 2;

  /** Frames whose own label has a high density, and all others a low one. */
  private static BandedViterbi.FrameScorer scorer(List<Integer> labels, float gain) {
    return new BandedViterbi.FrameScorer() {
      @Override
      public int frames() {
        return labels.size();
      }

      @Override
      public float[] scores(int frame) {
        float[] scores = new float[LABELS];
        scores[labels.get(frame)] = gain;
        // Speech without text fits every frame a little.
        scores[LABELS - 1] = Math.max(scores[LABELS - 1], gain / 4);
        return scores;
      }

      @Override
      public int offset(int frame) {
        return 0;
      }
    };
  }

  private static void say(List<Integer> labels, int unit) {
    for (int k = 0; k < StateNetwork.STATES; k++) {
      for (int n = 0; n < 4; n++) {
        labels.add(unit * StateNetwork.STATES + k);
      }
    }
  }

  private static final int[][] TEXT = {{0, 1}, {2, 3}, {1, 0}};

  @Test
  void spokenWordsAreProbableAndOthersAreNot() {
    List<Integer> labels = new ArrayList<>();
    for (int unit : new int[] {0, 1, 0, 0, 1, 0}) {
      say(labels, unit);
    }
    StateNetwork network = StateNetwork.of(List.<int[][]>of(TEXT), UNITS);
    int[][] places = {{0, 24}, {24, 48}, {48, 72}};
    double[] found = new WordPosteriors(network, scorer(labels, 12), 1.5).of(places);
    assertTrue(found[0] > 0.9 && found[2] > 0.9, found[0] + " " + found[2]);
    assertTrue(found[1] < 0.5, "the word in the middle was not said: " + found[1]);
    labels.clear();
    for (int unit : new int[] {0, 1, 2, 3, 1, 0}) {
      say(labels, unit);
    }
    found = new WordPosteriors(network, scorer(labels, 12), 1.5).of(places);
    assertTrue(found[1] > 0.9, "" + found[1]);
    // Frames that tell nothing leave the words undecided.
    found = new WordPosteriors(network, scorer(labels, 0), 1.5).of(places);
    assertTrue(found[1] > 0 && found[1] < 0.9, "" + found[1]);
  }

  /** Compares with the sum over all paths, one by one. */
  @Test
  void agreesWithAllPaths() {
    List<Integer> labels = List.of(0, 1, 1, 2, 12, 13);
    int[][] text = {{0}, {1}};
    StateNetwork network = StateNetwork.of(List.<int[][]>of(text), UNITS);
    BandedViterbi.FrameScorer scorer = scorer(labels, 3);
    double[] sums = new double[3];
    PathSum.of(network, scorer).add(sums);
    int[][] places = {{0, 4}, {4, 6}};
    double[] found = new WordPosteriors(network, scorer, 1.5).of(places);
    assertEquals(sums[0] / sums[2] / 4, found[0], 1e-4);
    assertEquals(sums[1] / sums[2] / 2, found[1], 1e-4);
  }

  @Test
  void noPlaceAndNoFrames() {
    StateNetwork network = StateNetwork.of(List.<int[][]>of(TEXT), UNITS);
    int[][] none = {{-1, -1}, {-1, -1}, {-1, -1}};
    assertArrayEquals(
        new double[3], new WordPosteriors(network, scorer(List.of(), 1), 1.5).of(none));
    assertArrayEquals(
        new double[3], new WordPosteriors(network, scorer(List.of(0, 1), 1), 1.5).of(none));
  }
}
