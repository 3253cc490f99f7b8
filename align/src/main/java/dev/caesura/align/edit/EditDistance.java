package dev.caesura.align.edit;

/**
 * Fewest edits between two texts, without the path. Pure functions, safe for use by many threads.
 */
public final class EditDistance {

  /** Up to so many cells the plain table is faster than preparing bit vectors. */
  private static final int MOST_CELLS = 2048;

  private EditDistance() {}

  /**
   * Levenshtein distance by code points, in time of the longer length times the distance over 64.
   *
   * @param left one text
   * @param right another one
   * @return fewest insertions, deletions and substitutions
   */
  public static int of(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    if ((long) a.length * b.length > MOST_CELLS) {
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
