package dev.caesura.align.eval;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Of several alignments that cost the same, the one that sclite reports: walking back from the end,
 * it takes a pair where it can, else a missed word, else a word too many. A byte for each cell.
 * Pure functions.
 */
final class ScliteAlignment {

  /** Some 8,000 words a side: any segment, and most recordings. */
  static final long MOST_CELLS = 1L << 26;

  private static final byte PAIR = 0;
  private static final byte MISSED = 1;
  private static final byte EXTRA = 2;

  private ScliteAlignment() {}

  /** The path from the heard to the said words, which are given as numbers. */
  static EditPath path(int[] heard, int[] said, ErrorCosts costs) {
    int width = heard.length + 1;
    byte[] from = new byte[(said.length + 1) * width];
    int[] row = new int[width];
    for (int j = 1; j < width; j++) {
      row[j] = j * costs.gap();
      from[j] = EXTRA;
    }
    for (int i = 1; i <= said.length; i++) {
      int diagonal = row[0];
      row[0] = i * costs.gap();
      from[i * width] = MISSED;
      for (int j = 1; j < width; j++) {
        int best = diagonal + (said[i - 1] == heard[j - 1] ? 0 : costs.substitution());
        byte step = PAIR;
        if (row[j] + costs.gap() < best) {
          best = row[j] + costs.gap();
          step = MISSED;
        }
        if (row[j - 1] + costs.gap() < best) {
          best = row[j - 1] + costs.gap();
          step = EXTRA;
        }
        diagonal = row[j];
        row[j] = best;
        from[i * width + j] = step;
      }
    }
    List<Edit> edits = new ArrayList<>();
    int i = said.length;
    int j = heard.length;
    while (i > 0 || j > 0) {
      switch (from[i * width + j]) {
        case PAIR -> {
          i--;
          j--;
          edits.add(said[i] == heard[j] ? new Edit.Match(j, i) : new Edit.Substitute(j, i));
        }
        case MISSED -> edits.add(new Edit.Insert(j, --i));
        default -> edits.add(new Edit.Delete(--j, i));
      }
    }
    Collections.reverse(edits);
    return new EditPath(edits, heard.length, said.length);
  }
}
