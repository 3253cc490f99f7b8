package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds chains of anchors that ascend on both sides, by a Fenwick tree of prefix maxima in O(A log
 * A) for A anchors: the sparse dynamic program of Eppstein, Galil, Giancarlo and Italiano (1992),
 * as Abouelhoda and Ohlebusch (2005) use it for chains. Not thread-safe.
 */
final class AnchorChainer {

  /**
   * Cost of a word that is left out on either side of a local chain, in sixteenths of a bit: chains
   * end where blocks do, and continue over misrecognised sentences.
   */
  private static final int GAP = (int) (0.4 * Vocabulary.BIT);

  private final AnchorList anchors;
  private final int[] previous;
  private final long[] score;
  private int[] tree = new int[0];
  private long[] best = new long[0];

  AnchorChainer(AnchorList anchors) {
    this.anchors = anchors;
    this.previous = new int[anchors.size()];
    this.score = new long[anchors.size()];
  }

  /** Returns the heaviest chain, as indexes of anchors in order. */
  int[] global() {
    int last = run(false);
    int length = 0;
    for (int a = last; a >= 0; a = previous[a]) {
      length++;
    }
    int[] chain = new int[length];
    for (int a = last; a >= 0; a = previous[a]) {
      chain[--length] = a;
    }
    return chain;
  }

  /**
   * Returns local chains, each anchor in at most one, the heaviest first. A chain that shares
   * anchors with a heavier one begins after them.
   */
  List<int[]> local() {
    run(true);
    int n = anchors.size();
    // Ends of chains, best first: packed as score and index.
    long[] ends = new long[n];
    for (int a = 0; a < n; a++) {
      ends[a] = Math.min(score[a], Integer.MAX_VALUE) << 32 | a;
    }
    Arrays.sort(ends);
    boolean[] used = new boolean[n];
    List<int[]> chains = new ArrayList<>();
    int[] chain = new int[64];
    for (int e = n - 1; e >= 0; e--) {
      int length = 0;
      for (int a = (int) ends[e]; a >= 0 && !used[a]; a = previous[a]) {
        used[a] = true;
        if (length == chain.length) {
          chain = Arrays.copyOf(chain, 2 * length);
        }
        chain[length++] = a;
      }
      if (length > 0) {
        int[] found = new int[length];
        for (int k = 0; k < length; k++) {
          found[k] = chain[length - 1 - k];
        }
        chains.add(found);
      }
    }
    return chains;
  }

  /** Fills scores and predecessors; returns the anchor with the highest score, or -1. */
  private int run(boolean local) {
    int n = anchors.size();
    int lowest = Integer.MAX_VALUE;
    int highest = -1;
    for (int a = 0; a < n; a++) {
      lowest = Math.min(lowest, anchors.written(a));
      highest = Math.max(highest, anchors.written(a));
    }
    int width = n == 0 ? 0 : highest - lowest + 1;
    tree = new int[width + 1];
    best = new long[width + 1];
    Arrays.fill(tree, -1);
    int top = -1;
    int gap = local ? GAP : 0;
    // Anchors of one recognised word come with the last written word first: none follows another.
    for (int a = 0; a < n; a++) {
      int j = anchors.written(a) - lowest;
      long place = (long) gap * ((long) anchors.recognized(a) + j);
      int from = -1;
      long most = 0;
      for (int t = j; t > 0; t -= t & -t) {
        if (tree[t] >= 0 && (from < 0 || best[t] > most)) {
          most = best[t];
          from = tree[t];
        }
      }
      long inherited = from < 0 ? 0 : most - place;
      if (from >= 0 && (!local || inherited > 0)) {
        previous[a] = from;
        // Stepping to the next word on both sides is not a gap.
        score[a] = inherited + 2L * gap + anchors.weight(a);
      } else {
        previous[a] = -1;
        score[a] = anchors.weight(a);
      }
      long value = score[a] + place;
      for (int t = j + 1; t <= width; t += t & -t) {
        if (tree[t] < 0 || value > best[t]) {
          best[t] = value;
          tree[t] = a;
        }
      }
      if (top < 0 || score[a] > score[top]) {
        top = a;
      }
    }
    return top;
  }
}
