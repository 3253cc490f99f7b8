package dev.caesura.models.text.sat;

/**
 * Logits for the units of a text: a network's output, averaged over the windows that read a unit.
 * Immutable and thread-safe.
 */
final class UnitLogits {

  private final TextUnits units;
  private final float[] logits;
  private final int columns;

  /**
   * Takes the array as it is.
   *
   * @param units the units of the text
   * @param logits {@code columns} logits for each unit
   * @param columns logits of a unit, the boundary's first
   */
  UnitLogits(TextUnits units, float[] logits, int columns) {
    this.units = units;
    this.logits = logits;
    this.columns = columns;
  }

  /** Returns the number of units. */
  int count() {
    return units.count();
  }

  /** Returns the index of the last UTF-16 unit that a unit covers; -1 if it covers none. */
  int lastUnit(int unit) {
    return units.lastUnit(unit);
  }

  /** Returns whether the next unit ends with the same character, so that its logits count. */
  boolean isHidden(int unit) {
    return unit + 1 < units.count() && units.lastUnit(unit + 1) == units.lastUnit(unit);
  }

  /** Returns the logit of a boundary after a unit. */
  float boundary(int unit) {
    return logits[unit * columns];
  }

  /** Puts the logits of a unit into an array. */
  void get(int unit, float[] out) {
    System.arraycopy(logits, unit * columns, out, 0, columns);
  }
}
