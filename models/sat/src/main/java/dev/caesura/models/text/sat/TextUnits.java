package dev.caesura.models.text.sat;

/**
 * A text as a network reads it: units, each with its ids and the index of the last UTF-16 unit that
 * it covers. Immutable and thread-safe.
 */
final class TextUnits {

  private final long[] ids;
  private final int[] lastUnits;
  private final int width;

  /**
   * Takes the arrays as they are.
   *
   * @param ids {@code width} ids for each unit
   * @param lastUnits for each unit the index of the last UTF-16 unit that it covers; -1 if it
   *     covers none
   * @param width number of ids of a unit
   */
  TextUnits(long[] ids, int[] lastUnits, int width) {
    this.ids = ids;
    this.lastUnits = lastUnits;
    this.width = width;
  }

  int count() {
    return lastUnits.length;
  }

  int width() {
    return width;
  }

  long id(int unit, int column) {
    return ids[unit * width + column];
  }

  int lastUnit(int unit) {
    return lastUnits[unit];
  }
}
