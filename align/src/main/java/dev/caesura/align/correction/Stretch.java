package dev.caesura.align.correction;

import dev.caesura.align.Edit;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of the heard text, and those of the written one that belong in their place.
 *
 * @param left all pieces of the heard text
 * @param from first heard piece
 * @param to one past the last one
 * @param right all pieces of the written text
 * @param rightFrom first written piece
 * @param rightTo one past the last one
 */
record Stretch(List<Piece> left, int from, int to, List<Piece> right, int rightFrom, int rightTo) {

  /** All stretches of an alignment that differ, in order. */
  static List<Stretch> of(List<Edit> edits, List<Piece> left, List<Piece> right) {
    List<Stretch> result = new ArrayList<>();
    int i = 0;
    while (i < edits.size()) {
      if (isSame(edits.get(i), left, right)) {
        i++;
        continue;
      }
      int start = i;
      int end = endOfDifference(edits, i, left, right);
      Stretch stretch = between(edits, start, end, left, right);
      // Where words were merged or split, the space beside them belongs to it.
      while (end + 1 < edits.size()
          && left.get(edits.get(end).left()).kind() == Piece.Kind.SPACE
          && !isSame(edits.get(end + 1), left, right)) {
        int next = endOfDifference(edits, end + 1, left, right);
        Stretch neighbour = between(edits, end + 1, next, left, right);
        if (!isMerge(stretch, neighbour)) {
          break;
        }
        stretch = between(edits, start, next, left, right);
        end = next;
      }
      result.add(stretch);
      i = end;
    }
    return result;
  }

  /** One word for another is no merge, and neither is a word too many beside nothing. */
  private static boolean isMerge(Stretch first, Stretch second) {
    boolean bothChange = first.hasWords() && second.hasWords();
    int more = first.leftWords() + second.leftWords() - first.rightWords() - second.rightWords();
    boolean balanced =
        first.leftWords() == first.rightWords() && second.leftWords() == second.rightWords();
    boolean oneSided =
        first.leftWords() + second.leftWords() == 0
            || first.rightWords() + second.rightWords() == 0;
    return bothChange && !balanced && !oneSided && more != 0;
  }

  private static int endOfDifference(
      List<Edit> edits, int start, List<Piece> left, List<Piece> right) {
    int end = start;
    while (end < edits.size() && !isSame(edits.get(end), left, right)) {
      end++;
    }
    return end;
  }

  private static Stretch between(
      List<Edit> edits, int start, int end, List<Piece> left, List<Piece> right) {
    boolean whole = end == edits.size();
    return new Stretch(
        left,
        edits.get(start).left(),
        whole ? left.size() : edits.get(end).left(),
        right,
        edits.get(start).right(),
        whole ? right.size() : edits.get(end).right());
  }

  private static boolean isSame(Edit edit, List<Piece> left, List<Piece> right) {
    return (edit instanceof Edit.Match || edit instanceof Edit.Substitute)
        && left.get(edit.left()).text().equals(right.get(edit.right()).text());
  }

  /** What is before the words, the words, and what is after them; itself if a side has no word. */
  List<Stretch> parts() {
    int a = from;
    int b = to;
    int c = rightFrom;
    int d = rightTo;
    while (a < b && c < d && left.get(a).text().equals(right.get(c).text())) {
      a++;
      c++;
    }
    while (a < b && c < d && left.get(b - 1).text().equals(right.get(d - 1).text())) {
      b--;
      d--;
    }
    Stretch core = new Stretch(left, a, b, right, c, d);
    if (core.leftWords() == 0 || core.rightWords() == 0) {
      return List.of(core);
    }
    int firstLeft = firstWord(left, a);
    int firstRight = firstWord(right, c);
    int lastLeft = lastWord(left, b);
    int lastRight = lastWord(right, d);
    return List.of(
        new Stretch(left, a, firstLeft, right, c, firstRight),
        new Stretch(left, firstLeft, lastLeft, right, firstRight, lastRight),
        new Stretch(left, lastLeft, b, right, lastRight, d));
  }

  private static int firstWord(List<Piece> pieces, int start) {
    int i = start;
    while (!pieces.get(i).isWord()) {
      i++;
    }
    return i;
  }

  private static int lastWord(List<Piece> pieces, int end) {
    int i = end;
    while (!pieces.get(i - 1).isWord()) {
      i--;
    }
    return i;
  }

  boolean hasWords() {
    return leftWords() + rightWords() > 0;
  }

  private int leftWords() {
    return words(left, from, to);
  }

  private int rightWords() {
    return words(right, rightFrom, rightTo);
  }

  private static int words(List<Piece> pieces, int start, int end) {
    return (int) pieces.subList(start, end).stream().filter(Piece::isWord).count();
  }

  String leftText() {
    return text(left, from, to);
  }

  String rightText() {
    return text(right, rightFrom, rightTo);
  }

  private static String text(List<Piece> pieces, int start, int end) {
    StringBuilder text = new StringBuilder();
    pieces.subList(start, end).forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  /** Where the heard pieces stand. */
  TextSpan place(String heard) {
    int start = from < left.size() ? left.get(from).place().start() : heard.length();
    return new TextSpan(start, start + leftText().length());
  }
}
