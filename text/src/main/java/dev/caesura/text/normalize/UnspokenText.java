package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds text of a transcript that nobody speaks, by its form: stage notes and names of speakers.
 * Form alone is not proof, so compare with what was recognised. Pure functions, safe for use by
 * many threads.
 *
 * <ul>
 *   <li>Notes: up to {@value #MAX_NOTE_LENGTH} characters of one line in square or curly brackets
 *       or in parentheses that are not inside a word ({@code [Applause]}, {@code (laughter)}), and
 *       one word in angle brackets ({@code <unk>}).
 *   <li>Labels at the start of a line, up to a colon with white space after it: in capitals ({@code
 *       MR SMITH:}), with a number ({@code Speaker 2:}), several words with capitals ({@code Dr.
 *       Ana Novak (Zagreb):}), or any short text that is a label at least twice ({@code Q:}).
 * </ul>
 */
public final class UnspokenText {

  private static final int MAX_NOTE_LENGTH = 80;
  private static final int MAX_TAG_LENGTH = 32;
  private static final int MAX_LABEL_LENGTH = 60;
  private static final int MAX_LABEL_WORDS = 8;

  private static final String OPEN = "[({<\uFF08\u3010\u3014";
  private static final String CLOSE = "])}>\uFF09\u3011\u3015";
  private static final String LABEL_MARKS = " .'\u2019-,()&/#_\u00A0\u00B7";

  private UnspokenText() {}

  /**
   * Returns all places in a text that may be a note or a label.
   *
   * @param text any text
   * @return places in order, without overlap, brackets and colons included
   */
  public static List<TextSpan> in(String text) {
    Map<String, Integer> known = new HashMap<>();
    for (TextSpan label : labels(text)) {
      known.merge(Letters.folded(label.in(text)), 1, Integer::sum);
    }
    List<TextSpan> found = new ArrayList<>();
    boolean lineStart = true;
    int i = 0;
    while (i < text.length()) {
      char letter = text.charAt(i);
      int end = -1;
      if (lineStart) {
        end = endOfLabel(text, i);
        if (end >= 0 && !isLabel(text.substring(i, end), known)) {
          end = -1;
        }
      }
      if (end < 0 && OPEN.indexOf(letter) >= 0) {
        end = endOfNote(text, i);
      }
      if (end >= 0) {
        found.add(new TextSpan(i, end));
        i = end;
        lineStart = false;
        continue;
      }
      lineStart = WhiteSpace.isLineBreak(letter) || (lineStart && isIndent(letter));
      i++;
    }
    return found;
  }

  /**
   * Returns whether a word is nothing but a note in square, curly or angle brackets.
   *
   * @param word any text
   * @return true for {@code [Applause]} and {@code <unk>}, false for {@code (yes)}
   */
  public static boolean isNote(String word) {
    String bare = WhiteSpace.strip(word);
    return !bare.isEmpty()
        && "[{<".indexOf(bare.charAt(0)) >= 0
        && endOfNote(bare, 0) == bare.length();
  }

  /** Returns everything that has the form of a label. */
  private static List<TextSpan> labels(String text) {
    List<TextSpan> labels = new ArrayList<>();
    boolean lineStart = true;
    for (int i = 0; i < text.length(); i++) {
      if (lineStart) {
        int end = endOfLabel(text, i);
        if (end >= 0) {
          labels.add(new TextSpan(i, end));
        }
      }
      char letter = text.charAt(i);
      lineStart = WhiteSpace.isLineBreak(letter) || (lineStart && isIndent(letter));
    }
    return labels;
  }

  /** Whether a character may stand before a label: blanks and the marks of a new speaker. */
  private static boolean isIndent(char letter) {
    return WhiteSpace.isInline(letter) || letter == '>' || letter == '-' || letter == '\u2013';
  }

  /** Returns the index after the colon of a label that begins here, or -1. */
  private static int endOfLabel(String text, int start) {
    int first = text.codePointAt(start);
    if (!Character.isLetterOrDigit(first)) {
      return -1;
    }
    int words = 1;
    int limit = Math.min(text.length(), start + MAX_LABEL_LENGTH);
    for (int i = start; i < limit; i++) {
      char letter = text.charAt(i);
      if (letter == ':' || letter == '\uFF1A') {
        boolean ends =
            letter == '\uFF1A' || i + 1 == text.length() || WhiteSpace.is(text.charAt(i + 1));
        return ends ? i + 1 : -1;
      }
      boolean allowed =
          Character.isLetterOrDigit(letter)
              || Character.isSurrogate(letter)
              || Letters.isWordPart(letter)
              || LABEL_MARKS.indexOf(letter) >= 0;
      words += letter == ' ' ? 1 : 0;
      if (!allowed || words > MAX_LABEL_WORDS) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isLabel(String label, Map<String, Integer> known) {
    String name = label.substring(0, label.length() - 1);
    if (name.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    return isCapitals(name)
        || isNumbered(name)
        || isTitle(name)
        || (!Character.isLowerCase(name.codePointAt(0)) && known.get(Letters.folded(label)) > 1);
  }

  private static boolean isCapitals(String name) {
    return name.codePoints().filter(Character::isUpperCase).count() > 1
        && name.codePoints().noneMatch(Character::isLowerCase);
  }

  private static boolean isNumbered(String name) {
    String[] words = WhiteSpace.collapse(name).split("[ _#]+");
    return words.length == 2
        && words[0].codePoints().allMatch(Letters::isWordPart)
        && words[1].codePoints().allMatch(Character::isDigit);
  }

  /** Whether several words begin with capitals; short ones (van, of) need none. */
  private static boolean isTitle(String name) {
    int capitals = 0;
    for (String word : name.split("[^\\p{L}\\p{M}\\p{N}'\u2019]+")) {
      if (word.isEmpty()) {
        continue;
      }
      boolean capital = Character.isUpperCase(word.codePointAt(0));
      capitals += capital ? 1 : 0;
      if (!capital && word.length() > 3) {
        return false;
      }
    }
    return capitals > 1 && Character.isUpperCase(name.codePointAt(0));
  }

  /** Returns the index after the bracket that closes a note, or -1. */
  private static int endOfNote(String text, int start) {
    char open = text.charAt(start);
    char close = CLOSE.charAt(OPEN.indexOf(open));
    boolean tag = open == '<';
    if (open == '(' && start > 0 && Letters.isWordPart(text.codePointBefore(start))) {
      return -1;
    }
    boolean letters = false;
    int limit = Math.min(text.length(), start + (tag ? MAX_TAG_LENGTH : MAX_NOTE_LENGTH));
    for (int i = start + 1; i < limit; i++) {
      char letter = text.charAt(i);
      if (letter == close) {
        return letters ? i + 1 : -1;
      }
      if (letter == open || WhiteSpace.isLineBreak(letter) || (tag && !isInTag(letter))) {
        return -1;
      }
      letters |= Character.isLetterOrDigit(letter);
    }
    return -1;
  }

  private static boolean isInTag(char letter) {
    return Letters.isWordPart(letter) || "/_|-".indexOf(letter) >= 0;
  }
}
