package dev.caesura.align;

/**
 * One step of an alignment that turns a left sequence into a right one. Indexes count items (words
 * or characters) from 0. Immutable and thread-safe.
 */
public sealed interface Edit {

  /**
   * Keeps an item that is the same on both sides.
   *
   * @param left index on the left
   * @param right index on the right
   */
  record Match(int left, int right) implements Edit {}

  /**
   * Replaces an item of the left side by one of the right side.
   *
   * @param left index on the left
   * @param right index on the right
   */
  record Substitute(int left, int right) implements Edit {}

  /**
   * Removes an item of the left side.
   *
   * @param left index on the left
   * @param right index on the right of the item that comes next
   */
  record Delete(int left, int right) implements Edit {}

  /**
   * Adds an item of the right side.
   *
   * @param left index on the left of the item that comes next
   * @param right index on the right
   */
  record Insert(int left, int right) implements Edit {}

  /**
   * Returns the place on the left side.
   *
   * @return index of the item, or of the item that comes next
   */
  int left();

  /**
   * Returns the place on the right side.
   *
   * @return index of the item, or of the item that comes next
   */
  int right();
}
