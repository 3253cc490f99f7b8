package dev.caesura.audio.segment;

import java.util.function.IntToDoubleFunction;

/**
 * Index of the largest value in any range of an array, in logarithmic time after linear preparation
 * (a tree of winners). Of equal values the last one wins. Immutable and thread-safe.
 */
final class RangeMaximum {

  private final int size;
  private final int[] winner;
  private final IntToDoubleFunction value;

  RangeMaximum(int size, IntToDoubleFunction value) {
    this.size = size;
    this.value = value;
    this.winner = new int[2 * size];
    for (int i = 0; i < size; i++) {
      winner[size + i] = i;
    }
    for (int node = size - 1; node > 0; node--) {
      winner[node] = better(winner[2 * node], winner[2 * node + 1]);
    }
  }

  /** Returns the index of the largest value in [from, to), or -1 if that is empty. */
  int in(int from, int to) {
    int best = -1;
    int low = from + size;
    int high = to + size;
    while (low < high) {
      if ((low & 1) == 1) {
        best = better(best, winner[low++]);
      }
      if ((high & 1) == 1) {
        best = better(best, winner[--high]);
      }
      low >>= 1;
      high >>= 1;
    }
    return best;
  }

  private int better(int a, int b) {
    if (a < 0 || b < 0) {
      return Math.max(a, b);
    }
    int order = Double.compare(value.applyAsDouble(a), value.applyAsDouble(b));
    return order == 0 ? Math.max(a, b) : order > 0 ? a : b;
  }
}
