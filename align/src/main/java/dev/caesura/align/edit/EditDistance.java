package dev.caesura.align.edit;

/**
 * Levenshtein distance of two texts, without the path. Pure functions, safe for use by many
 * threads.
 */
public final class EditDistance {

  /** Up to this number of cells the plain table is faster than preparing bit vectors. */
  private static final int MAX_TABLE_CELLS = 2048;

  private EditDistance() {}

  /**
   * Returns the Levenshtein distance of two texts by code points. Time is the longer length times
   * the distance over 64.
   *
   * @param left one text; may be empty
   * @param right the other text; may be empty
   * @return the smallest number of insertions, deletions and substitutions; at least 0
   */
  public static int of(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    if ((long) a.length * b.length > MAX_TABLE_CELLS) {
      return UnitAligner.distance(a, b);
    }
    return a.length < b.length ? of(b, a) : of(a, b);
  }

  private static int of(int[] longer, int[] shorter) {
    int[] row = new int[shorter.length + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= longer.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int pair = diagonal + (longer[i - 1] == shorter[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(pair, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[shorter.length];
  }
}
