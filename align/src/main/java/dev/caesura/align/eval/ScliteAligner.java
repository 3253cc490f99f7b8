package dev.caesura.align.eval;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the alignment that sclite reports among those of equal cost: walking back from the end, it
 * takes a pair where it can, else a deletion, else an insertion. Time is the product of the
 * lengths, memory one byte for each pair. Pure functions.
 */
final class ScliteAligner {

  /** About 8,000 words on each side: any segment, and most recordings. */
  static final long MAX_CELLS = 1L << 26;

  private static final byte PAIR = 0;
  private static final byte DELETION = 1;
  private static final byte INSERTION = 2;

  private ScliteAligner() {}

  /** Returns the path from the recognised to the correct words, which are given as numbers. */
  static EditPath path(int[] recognized, int[] correct, ErrorCosts costs) {
    int width = recognized.length + 1;
    byte[] from = new byte[(correct.length + 1) * width];
    int[] row = new int[width];
    for (int j = 1; j < width; j++) {
      row[j] = j * costs.gap();
      from[j] = INSERTION;
    }
    for (int i = 1; i <= correct.length; i++) {
      int diagonal = row[0];
      row[0] = i * costs.gap();
      from[i * width] = DELETION;
      for (int j = 1; j < width; j++) {
        int best = diagonal + (correct[i - 1] == recognized[j - 1] ? 0 : costs.substitution());
        byte step = PAIR;
        if (row[j] + costs.gap() < best) {
          best = row[j] + costs.gap();
          step = DELETION;
        }
        if (row[j - 1] + costs.gap() < best) {
          best = row[j - 1] + costs.gap();
          step = INSERTION;
        }
        diagonal = row[j];
        row[j] = best;
        from[i * width + j] = step;
      }
    }
    List<Edit> edits = new ArrayList<>();
    int i = correct.length;
    int j = recognized.length;
    while (i > 0 || j > 0) {
      switch (from[i * width + j]) {
        case PAIR -> {
          i--;
          j--;
          edits.add(correct[i] == recognized[j] ? new Edit.Match(j, i) : new Edit.Substitute(j, i));
        }
        case DELETION -> edits.add(new Edit.Insert(j, --i));
        default -> edits.add(new Edit.Delete(--j, i));
      }
    }
    Collections.reverse(edits);
    return new EditPath(edits, recognized.length, correct.length);
  }
}
