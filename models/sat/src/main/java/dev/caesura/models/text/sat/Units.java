package dev.caesura.models.text.sat;

/** A text as a network reads it: units, each with its ids and the UTF-16 unit that it ends with. */
final class Units {

  private final long[] ids;
  private final int[] last;
  private final int width;

  /**
   * Takes the arrays as they are.
   *
   * @param ids {@code width} for each unit
   * @param last for each unit the index of its last character; -1 if it has none
   * @param width ids of a unit
   */
  Units(long[] ids, int[] last, int width) {
    this.ids = ids;
    this.last = last;
    this.width = width;
  }

  int count() {
    return last.length;
  }

  int width() {
    return width;
  }

  long id(int unit, int column) {
    return ids[unit * width + column];
  }

  int last(int unit) {
    return last[unit];
  }
}
