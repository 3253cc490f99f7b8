package dev.caesura.models.text.sat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Consecutive units of a text that the network reads at once. Immutable and thread-safe.
 *
 * @param text index of the text among those that are scored together
 * @param start index of the first unit
 * @param length number of units
 */
record UnitWindow(int text, int start, int length) {

  /**
   * Returns windows at every stride; the last one starts earlier, so that it ends with the text.
   */
  static List<UnitWindow> of(int text, int units, int block, int stride) {
    List<UnitWindow> windows = new ArrayList<>();
    if (units == 0) {
      return windows;
    }
    int start = 0;
    while (start + block < units) {
      windows.add(new UnitWindow(text, start, block));
      start += stride;
    }
    int last = Math.max(units - block, 0);
    windows.add(new UnitWindow(text, last, units - last));
    return windows;
  }

  /**
   * Groups windows into batches, those of similar length together, so that little is padded. The
   * longest window of a batch is its last.
   *
   * @param maxWindows the most windows of a batch
   * @param maxUnits the most units of a batch, padding included, unless it is a single window
   */
  static List<List<UnitWindow>> batches(List<UnitWindow> windows, int maxWindows, int maxUnits) {
    List<UnitWindow> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(UnitWindow::length));
    List<List<UnitWindow>> batches = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      int to = from + 1;
      while (to < sorted.size()
          && to - from < maxWindows
          && sorted.get(to).length() * (to + 1 - from) <= maxUnits) {
        to++;
      }
      batches.add(sorted.subList(from, to));
      from = to;
    }
    return batches;
  }
}
