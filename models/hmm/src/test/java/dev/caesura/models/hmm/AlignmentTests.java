package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths of two words of a letter each: states 2 to 4 and 7 to 9, with boundaries between. */
class AlignmentTests {

  private static final StateNetwork NETWORK =
      StateNetwork.of(List.<int[][]>of(new int[][] {{0}, {1}}), 2);

  private static final int FIRST = 2;
  private static final int SECOND = 7;

  @Test
  void longPausesAtTheEndsOfWordsAreSilence() {
    int[] path = new int[300];
    Arrays.fill(path, 20, 160, FIRST);
    Arrays.fill(path, 160, 260, SECOND);
    Arrays.fill(path, 260, 300, NETWORK.boundary(2));
    boolean[] speech = new boolean[300];
    Arrays.fill(speech, 20, 100, true);
    Arrays.fill(speech, 180, 240, true);
    Alignment found = Alignment.of(NETWORK, path).withoutPauses(NETWORK, speech);
    assertArrayEquals(new int[] {20, 100}, found.place(NETWORK, 0));
    // Twenty frames may be a quiet sound.
    assertArrayEquals(new int[] {160, 260}, found.place(NETWORK, 1));
    assertEquals(StateNetwork.silence(2), found.labels()[130]);
  }

  @Test
  void aWordThatNobodyDetectedStays() {
    int[] path = new int[200];
    Arrays.fill(path, 50, 200, FIRST);
    Alignment found = Alignment.of(NETWORK, path).withoutPauses(NETWORK, new boolean[200]);
    assertArrayEquals(new int[] {50, 200}, found.place(NETWORK, 0));
    assertArrayEquals(new int[] {-1, -1}, found.place(NETWORK, 1));
  }
}
