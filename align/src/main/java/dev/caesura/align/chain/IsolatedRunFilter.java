package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Drops pieces that stand alone. What a recording and its transcript share tiles both: next to one
 * piece lies another. A set phrase ("please press star one on your telephone") that happens to be
 * in a text of something else has strange words around it, however surely it was found.
 */
final class IsolatedRunFilter {

  /** Words between two pieces that still count as neighbours. */
  private static final int NEAR = 1600;

  /** Pairs of words that neighbouring pieces must have together, on each side. */
  private static final int ENOUGH = 200;

  private IsolatedRunFilter() {}

  /** Pieces whose neighbourhood on both sides is large enough, for sides of so many words. */
  static List<AnchorRun> of(List<AnchorRun> pieces, int recognizedSize, int writtenSize) {
    int least = Math.min(ENOUGH, Math.min(recognizedSize, writtenSize) / 4);
    List<AnchorRun> kept = pieces;
    int before;
    do {
      before = kept.size();
      kept = supported(kept, AnchorRun::firstRecognized, AnchorRun::lastRecognized, least);
      kept = supported(kept, AnchorRun::firstWritten, AnchorRun::lastWritten, least);
    } while (kept.size() < before);
    return kept;
  }

  private static List<AnchorRun> supported(
      List<AnchorRun> pieces,
      ToIntFunction<AnchorRun> first,
      ToIntFunction<AnchorRun> last,
      int least) {
    List<AnchorRun> sorted = new ArrayList<>(pieces);
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
