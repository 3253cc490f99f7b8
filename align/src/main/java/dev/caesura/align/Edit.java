package dev.caesura.align;

/**
 * One step of turning a left sequence into a right one. Indexes count items (words or characters),
 * from 0. Immutable and thread-safe.
 */
public sealed interface Edit {

  /**
   * Both sides have the same item.
   *
   * @param left index on the left
   * @param right index on the right
   */
  record Match(int left, int right) implements Edit {}

  /**
   * An item was replaced.
   *
   * @param left index on the left
   * @param right index on the right
   */
  record Substitute(int left, int right) implements Edit {}

  /**
   * An item of the left side is missing on the right.
   *
   * @param left index on the left
   * @param right index on the right of the item that comes next
   */
  record Delete(int left, int right) implements Edit {}

  /**
   * The right side has an item more.
   *
   * @param left index on the left of the item that comes next
   * @param right index on the right
   */
  record Insert(int left, int right) implements Edit {}

  /**
   * Where on the left side.
   *
   * @return the index of the item, or of the item that comes next
   */
  int left();

  /**
   * Where on the right side.
   *
   * @return the index of the item, or of the item that comes next
   */
  int right();
}
