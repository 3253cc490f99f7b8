package dev.caesura.align.eval;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.caesura.align.Edit;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats alignments in three lines, as sclite does: reference, hypothesis and the errors below
 * them (S, D, I). Stars stand where a side has no word. Pure functions, safe for use by many
 * threads.
 */
public final class AlignmentFormatter {

  private record Column(String reference, String hypothesis, String error) {
    int width() {
      return Math.max(AlignmentFormatter.width(reference), AlignmentFormatter.width(hypothesis));
    }
  }

  private static final int MIN_WIDTH = 20;

  /** Columns of the labels REF: and HYP:. */
  private static final int LABEL = 4;

  private AlignmentFormatter() {}

  /**
   * Formats an alignment in blocks of three lines.
   *
   * @param alignment the alignment
   * @param width the longest line, in columns of a terminal; at least 20. East Asian characters
   *     take two columns. A longer word has a line of its own
   * @return the lines, each with a line end, with a blank line between two blocks
   * @throws IllegalArgumentException if the width is less than 20
   */
  public static String format(WordAlignment alignment, int width) {
    if (width < MIN_WIDTH) {
      throw new IllegalArgumentException(
          "width " + width + ": expected a number of at least " + MIN_WIDTH);
    }
    StringBuilder text = new StringBuilder();
    List<Column> block = new ArrayList<>();
    int used = LABEL;
    for (Column column : columns(alignment)) {
      if (!block.isEmpty() && used + 1 + column.width() > width) {
        append(text, block);
        block.clear();
        used = LABEL;
      }
      block.add(column);
      used += 1 + column.width();
    }
    if (!block.isEmpty() || text.isEmpty()) {
      append(text, block);
    }
    return text.toString();
  }

  private static List<Column> columns(WordAlignment alignment) {
    List<Column> columns = new ArrayList<>();
    List<String> reference = alignment.reference().tokens();
    List<String> hypothesis = alignment.hypothesis();
    for (Edit edit : alignment.path().edits()) {
      if (edit instanceof Edit.Match) {
        columns.add(new Column(reference.get(edit.right()), hypothesis.get(edit.left()), ""));
      } else if (edit instanceof Edit.Substitute) {
        columns.add(new Column(reference.get(edit.right()), hypothesis.get(edit.left()), "S"));
      } else if (edit instanceof Edit.Insert) {
        String word = reference.get(edit.right());
        columns.add(new Column(word, "*".repeat(width(word)), "D"));
      } else {
        String word = hypothesis.get(edit.left());
        columns.add(new Column("*".repeat(width(word)), word, "I"));
      }
    }
    return columns;
  }

  private static void append(StringBuilder text, List<Column> block) {
    StringBuilder reference = new StringBuilder("REF:");
    StringBuilder hypothesis = new StringBuilder("HYP:");
    StringBuilder errors = new StringBuilder("    ");
    for (Column column : block) {
      pad(reference, column.reference(), column.width());
      pad(hypothesis, column.hypothesis(), column.width());
      pad(errors, column.error(), column.width());
    }
    text.append(text.isEmpty() ? "" : "\n");
    text.append(reference.toString().stripTrailing()).append('\n');
    text.append(hypothesis.toString().stripTrailing()).append('\n');
    text.append(errors.toString().stripTrailing()).append('\n');
  }

  private static void pad(StringBuilder line, String word, int width) {
    line.append(' ').append(word).append(" ".repeat(width - width(word)));
  }

  /** Returns the columns of a terminal that a text takes. */
  private static int width(String text) {
    return text.codePoints().map(AlignmentFormatter::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    int east = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
    return east == UCharacter.EastAsianWidth.WIDE || east == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
