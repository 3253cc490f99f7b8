package dev.caesura.align.edit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Bit masks of the left items that equal each right item, in words of 64. Items that are frequent
 * on the left have a row of words. The others are written into a common row when their column
 * comes, so that memory is proportional to the lengths for an alphabet of any size, such as the
 * words of a language. Not thread-safe.
 */
final class SymbolMasks {

  /** A symbol in more than one of this number of blocks gets its own row. */
  private static final int DENSE = 8;

  private final int[] left;
  private final int[] right;
  private final int[] types;
  private final long[][] rows;
  private final int[][] sparseBlocks;
  private final long[][] sparseMasks;
  private final long[] common;
  private final long[] nothing;
  private final long padding;

  SymbolMasks(int[] left, int[] right, int blocks) {
    this.left = left;
    this.right = right;
    Map<Integer, Integer> known = new HashMap<>();
    int[] leftTypes = new int[left.length];
    for (int i = 0; i < left.length; i++) {
      leftTypes[i] = known.computeIfAbsent(left[i], x -> known.size());
    }
    this.types = new int[right.length];
    for (int j = 0; j < right.length; j++) {
      types[j] = known.getOrDefault(right[j], -1);
    }
    int used = left.length - (blocks - 1) * 64;
    this.padding = used == 64 ? 0 : -1L << used;
    this.common = new long[blocks];
    this.nothing = new long[blocks];
    // Padded rows match everything, so that they add nothing to the score of the last real row.
    common[blocks - 1] = padding;
    nothing[blocks - 1] = padding;
    this.rows = new long[known.size()][];
    this.sparseBlocks = new int[known.size()][];
    this.sparseMasks = new long[known.size()][];
    fill(leftTypes, known.size(), blocks);
  }

  private void fill(int[] leftTypes, int size, int blocks) {
    int[] counts = new int[size];
    int[] lastBlock = new int[size];
    Arrays.fill(lastBlock, -1);
    for (int i = 0; i < leftTypes.length; i++) {
      if (lastBlock[leftTypes[i]] != i / 64) {
        lastBlock[leftTypes[i]] = i / 64;
        counts[leftTypes[i]]++;
      }
    }
    for (int type = 0; type < size; type++) {
      if (counts[type] * DENSE > blocks) {
        rows[type] = new long[blocks];
        rows[type][blocks - 1] = padding;
      } else {
        sparseBlocks[type] = new int[counts[type]];
        sparseMasks[type] = new long[counts[type]];
      }
    }
    int[] at = new int[size];
    Arrays.fill(at, -1);
    for (int i = 0; i < leftTypes.length; i++) {
      int type = leftTypes[i];
      long bit = 1L << (i % 64);
      if (rows[type] != null) {
        rows[type][i / 64] |= bit;
      } else {
        if (at[type] < 0 || sparseBlocks[type][at[type]] != i / 64) {
          at[type]++;
          sparseBlocks[type][at[type]] = i / 64;
        }
        sparseMasks[type][at[type]] |= bit;
      }
    }
  }

  /** Returns the masks of a right item, valid until {@link #done} or the next column. */
  long[] column(int index) {
    int type = types[index];
    if (type < 0) {
      return nothing;
    }
    if (rows[type] != null) {
      return rows[type];
    }
    int[] blocks = sparseBlocks[type];
    for (int k = 0; k < blocks.length; k++) {
      common[blocks[k]] |= sparseMasks[type][k];
    }
    return common;
  }

  /** Clears the masks of a column. */
  void done(int index) {
    int type = types[index];
    if (type >= 0 && rows[type] == null) {
      for (int block : sparseBlocks[type]) {
        common[block] = block == common.length - 1 ? padding : 0;
      }
    }
  }

  /** Returns one word of a column. */
  long columnBlock(int index, int block) {
    long mask = column(index)[block];
    done(index);
    return mask;
  }

  boolean isSame(int leftIndex, int rightIndex) {
    return left[leftIndex] == right[rightIndex];
  }
}
