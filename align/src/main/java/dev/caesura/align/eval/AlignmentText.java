package dev.caesura.align.eval;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.caesura.align.Edit;
import java.util.ArrayList;
import java.util.List;

/**
 * An alignment as three lines, in the manner of sclite: reference, hypothesis and the errors under
 * them (S, D, I); stars stand where a side has no word. Pure functions, safe for use by many
 * threads.
 */
public final class AlignmentText {

  private record Column(String reference, String hypothesis, String error) {
    int width() {
      return Math.max(AlignmentText.width(reference), AlignmentText.width(hypothesis));
    }
  }

  private AlignmentText() {}

  /**
   * The lines of an alignment.
   *
   * @param alignment what to show
   * @param width longest line in columns of a terminal, at least 20; East Asian characters take
   *     two. A word that is longer has a line of its own
   * @return lines, each with a line end; a blank line between two blocks
   */
  public static String of(WordAlignment alignment, int width) {
    if (width < 20) {
      throw new IllegalArgumentException("width " + width + " is not at least 20");
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

  private static final int LABEL = 4;

  private static List<Column> columns(WordAlignment alignment) {
    List<Column> columns = new ArrayList<>();
    List<String> said = alignment.reference().tokens();
    List<String> heard = alignment.hypothesis();
    for (Edit edit : alignment.path().edits()) {
      if (edit instanceof Edit.Match) {
        columns.add(new Column(said.get(edit.right()), heard.get(edit.left()), ""));
      } else if (edit instanceof Edit.Substitute) {
        columns.add(new Column(said.get(edit.right()), heard.get(edit.left()), "S"));
      } else if (edit instanceof Edit.Insert) {
        String word = said.get(edit.right());
        columns.add(new Column(word, "*".repeat(width(word)), "D"));
      } else {
        String word = heard.get(edit.left());
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

  /** Columns of a terminal. */
  private static int width(String text) {
    return text.codePoints().map(AlignmentText::width).sum();
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
