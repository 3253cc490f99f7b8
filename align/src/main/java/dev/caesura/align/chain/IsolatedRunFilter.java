package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Drops runs that stand alone. The words that a recording and its transcript share tile both: next
 * to one run lies another. A set phrase ("please press star one on your telephone") in an unrelated
 * text has unrelated words around it, however surely it was found. Stateless.
 */
final class IsolatedRunFilter {

  /** Words between two runs that still count as neighbours. */
  private static final int NEAR = 1600;

  /** Pairs of words that neighbouring runs must have together, on each side. */
  private static final int ENOUGH = 200;

  private IsolatedRunFilter() {}

  /** Returns the runs whose neighbourhood is large enough on both sides. */
  static List<AnchorRun> supported(List<AnchorRun> runs, int recognizedSize, int writtenSize) {
    int least = Math.min(ENOUGH, Math.min(recognizedSize, writtenSize) / 4);
    List<AnchorRun> kept = runs;
    int before;
    do {
      before = kept.size();
      kept = supported(kept, AnchorRun::firstRecognized, AnchorRun::lastRecognized, least);
      kept = supported(kept, AnchorRun::firstWritten, AnchorRun::lastWritten, least);
    } while (kept.size() < before);
    return kept;
  }

  private static List<AnchorRun> supported(
      List<AnchorRun> runs,
      ToIntFunction<AnchorRun> first,
      ToIntFunction<AnchorRun> last,
      int least) {
    List<AnchorRun> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingInt(first));
    List<AnchorRun> kept = new ArrayList<>();
    int from = 0;
    int pairs = 0;
    for (int k = 0; k < sorted.size(); k++) {
      pairs += sorted.get(k).size();
      boolean ends =
          k + 1 == sorted.size()
              || first.applyAsInt(sorted.get(k + 1)) - last.applyAsInt(sorted.get(k)) > NEAR;
      if (ends) {
        if (pairs >= least) {
          kept.addAll(sorted.subList(from, k + 1));
        }
        from = k + 1;
        pairs = 0;
      }
    }
    return kept;
  }
}
