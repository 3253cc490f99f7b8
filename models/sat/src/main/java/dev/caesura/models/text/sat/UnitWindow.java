package dev.caesura.models.text.sat;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text's units that the network reads at once.
 *
 * @param text which text of those that are scored together
 * @param start its first unit
 * @param length its units
 */
record UnitWindow(int text, int start, int length) {

  /** Windows at every stride; the last one is moved back so that it ends with the text. */
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
}
