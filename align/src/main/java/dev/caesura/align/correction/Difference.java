package dev.caesura.align.correction;

import dev.caesura.align.Edit;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Difference of two texts: tokens of the recognised text, and those of the correct text that belong
 * in their place.
 *
 * @param left all tokens of the recognised text
 * @param from the first recognised token
 * @param to the end of the recognised tokens, exclusive
 * @param right all tokens of the correct text
 * @param rightFrom the first correct token
 * @param rightTo the end of the correct tokens, exclusive
 */
record Difference(
    List<TextToken> left, int from, int to, List<TextToken> right, int rightFrom, int rightTo) {

  /** Returns all differences of an alignment, in order. */
  static List<Difference> of(List<Edit> edits, List<TextToken> left, List<TextToken> right) {
    List<Difference> result = new ArrayList<>();
    int i = 0;
    while (i < edits.size()) {
      if (isSame(edits.get(i), left, right)) {
        i++;
        continue;
      }
      int start = i;
      int end = endOfDifference(edits, i, left, right);
      Difference difference = between(edits, start, end, left, right);
      // If words were merged or split, the space beside them belongs to the difference.
      while (end + 1 < edits.size()
          && left.get(edits.get(end).left()).kind() == TextToken.Kind.SPACE
          && !isSame(edits.get(end + 1), left, right)) {
        int next = endOfDifference(edits, end + 1, left, right);
        Difference neighbour = between(edits, end + 1, next, left, right);
        if (!isMerge(difference, neighbour)) {
          break;
        }
        difference = between(edits, start, next, left, right);
        end = next;
      }
      result.add(difference);
      i = end;
    }
    return result;
  }

  /** Whether words were merged or split; one word for another and a lone extra word are not. */
  private static boolean isMerge(Difference first, Difference second) {
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
      List<Edit> edits, int start, List<TextToken> left, List<TextToken> right) {
    int end = start;
    while (end < edits.size() && !isSame(edits.get(end), left, right)) {
      end++;
    }
    return end;
  }

  private static Difference between(
      List<Edit> edits, int start, int end, List<TextToken> left, List<TextToken> right) {
    boolean whole = end == edits.size();
    return new Difference(
        left,
        edits.get(start).left(),
        whole ? left.size() : edits.get(end).left(),
        right,
        edits.get(start).right(),
        whole ? right.size() : edits.get(end).right());
  }

  private static boolean isSame(Edit edit, List<TextToken> left, List<TextToken> right) {
    return (edit instanceof Edit.Match || edit instanceof Edit.Substitute)
        && left.get(edit.left()).text().equals(right.get(edit.right()).text());
  }

  /** Splits off what is before and after the words; returns only itself if a side has no word. */
  List<Difference> split() {
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
    Difference core = new Difference(left, a, b, right, c, d);
    if (core.leftWords() == 0 || core.rightWords() == 0) {
      return List.of(core);
    }
    int firstLeft = firstWord(left, a);
    int firstRight = firstWord(right, c);
    int lastLeft = lastWord(left, b);
    int lastRight = lastWord(right, d);
    return List.of(
        new Difference(left, a, firstLeft, right, c, firstRight),
        new Difference(left, firstLeft, lastLeft, right, firstRight, lastRight),
        new Difference(left, lastLeft, b, right, lastRight, d));
  }

  private static int firstWord(List<TextToken> tokens, int start) {
    int i = start;
    while (!tokens.get(i).isWord()) {
      i++;
    }
    return i;
  }

  private static int lastWord(List<TextToken> tokens, int end) {
    int i = end;
    while (!tokens.get(i - 1).isWord()) {
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

  private static int words(List<TextToken> tokens, int start, int end) {
    return (int) tokens.subList(start, end).stream().filter(TextToken::isWord).count();
  }

  String leftText() {
    return text(left, from, to);
  }

  String rightText() {
    return text(right, rightFrom, rightTo);
  }

  private static String text(List<TextToken> tokens, int start, int end) {
    StringBuilder text = new StringBuilder();
    tokens.subList(start, end).forEach(token -> text.append(token.text()));
    return text.toString();
  }

  /** Returns the place of the recognised tokens. */
  TextSpan place(String hypothesis) {
    int start = from < left.size() ? left.get(from).place().start() : hypothesis.length();
    return new TextSpan(start, start + leftText().length());
  }
}
