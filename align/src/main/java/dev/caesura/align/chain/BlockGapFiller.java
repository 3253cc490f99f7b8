package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the runs that were chosen in any order, and the gaps between them. Not thread-safe.
 *
 * <p>Two runs that are neighbours on the recognised side need not be neighbours on the written
 * side. The recognised words between them may continue the first, lead to the second, or belong to
 * neither.
 */
final class BlockGapFiller {

  /** Longest gap that is filled whole, in words. */
  private static final int MAX_WHOLE = 3200;

  /** Words by which the sides of such a gap may differ in any case. */
  private static final int MIN_DRIFT = 24;

  /** Share of the longer side, as a divisor, by which the sides of such a gap may differ. */
  private static final int DRIFT_DIVISOR = 5;

  private final GapFiller filler;
  private final List<AnchorRun> runs;
  private final int recognizedSize;

  /** Place of each run in the order of the text. */
  private final int[] place;

  /** What is free of the written gap before each run in the order of the text, and at the end. */
  private final int[] freeFrom;

  private final int[] freeTo;

  /** Takes runs that share no word, in the order of the recognised words. */
  BlockGapFiller(GapFiller filler, List<AnchorRun> runs, int recognizedSize, int writtenSize) {
    this.filler = filler;
    this.runs = runs;
    this.recognizedSize = recognizedSize;
    int n = runs.size();
    List<AnchorRun> byText = new ArrayList<>(runs);
    byText.sort(Comparator.comparingInt(AnchorRun::firstWritten));
    // No two runs share a word, so the first one identifies a run.
    Map<Integer, Integer> places = new HashMap<>();
    for (int k = 0; k < n; k++) {
      places.put(byText.get(k).firstWritten(), k);
    }
    place = runs.stream().mapToInt(run -> places.get(run.firstWritten())).toArray();
    freeFrom = new int[n + 1];
    freeTo = new int[n + 1];
    Arrays.setAll(freeFrom, k -> k == 0 ? 0 : byText.get(k - 1).lastWritten() + 1);
    Arrays.setAll(freeTo, k -> k == n ? writtenSize : byText.get(k).firstWritten());
  }

  /** Fills all runs, then all gaps. */
  void fill() {
    for (AnchorRun run : runs) {
      filler.fillRun(run, 1);
    }
    int n = runs.size();
    for (int r = 0; r <= n; r++) {
      int from = r == 0 ? 0 : runs.get(r - 1).lastRecognized() + 1;
      int to = r == n ? recognizedSize : runs.get(r).firstRecognized();
      if (from < to) {
        // The written gaps after the run before and before the run after.
        fillGap(new WordRange(from, to), r == 0 ? -1 : place[r - 1] + 1, r == n ? -1 : place[r]);
      }
    }
  }

  private void fillGap(WordRange recognized, int after, int before) {
    if (after >= 0 && after == before) {
      WordRange written = free(after);
      boolean whole = isWhole(recognized.size(), written.size());
      filler.fill(new Area(recognized, written), 1, whole);
      return;
    }
    CornerFiller.Bridge used = filler.corners().bridge(recognized, free(after), free(before));
    if (after >= 0) {
      freeFrom[after] += used.writtenBefore();
    }
    if (before >= 0) {
      freeTo[before] -= used.writtenAfter();
    }
  }

  private WordRange free(int gap) {
    return gap < 0 ? new WordRange(0, 0) : new WordRange(freeFrom[gap], freeTo[gap]);
  }

  /**
   * Returns whether a gap between two runs that are neighbours on both sides belongs together:
   * about as long on both, and so short that no other block hides in it.
   */
  private static boolean isWhole(int recognized, int written) {
    int longer = Math.max(recognized, written);
    return longer <= MAX_WHOLE
        && Math.abs(recognized - written) <= Math.max(MIN_DRIFT, longer / DRIFT_DIVISOR);
  }
}
