package dev.caesura.align.chain;

import java.util.Objects;

/**
 * Disjoint sets of the numbers from 0 (union-find): each is named by its smallest number. Joining
 * and finding take nearly constant time, as paths are halved (Tarjan and van Leeuwen, 1984). Not
 * thread-safe.
 */
public final class DisjointSets {

  private final int[] parents;

  /**
   * Creates a set for each number.
   *
   * @param size the amount of numbers, at least 0
   */
  public DisjointSets(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("size " + size + ": expected 0 or more");
    }
    parents = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = i;
    }
  }

  /**
   * Joins the sets of two numbers.
   *
   * @param one a number from 0 to below the size
   * @param other another one, or the same
   * @throws IndexOutOfBoundsException if there is no such number
   */
  public void join(int one, int other) {
    int a = find(one);
    int b = find(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  /**
   * Returns the set of a number.
   *
   * @param number a number from 0 to below the size
   * @return the smallest number of its set
   * @throws IndexOutOfBoundsException if there is no such number
   */
  public int find(int number) {
    int at = Objects.checkIndex(number, parents.length);
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
