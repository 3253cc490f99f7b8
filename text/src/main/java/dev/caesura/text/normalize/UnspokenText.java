package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text of a transcript that is not spoken, by its form: stage notes and names of speakers.
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
 *   <li>Markdown's bold names ({@code **Ann:**}); labels inside a line if they have a number, are
 *       several words in capitals, or also stand at the start of a line.
 *   <li>Times at the start of a line ({@code 00:12:34}; {@code 12:34} if at least three lines begin
 *       so), or after a name that is alone on its line.
 *   <li>Numbers of footnotes after a word or its punctuation ({@code board2}, {@code much.3}), and
 *       lines that are nothing but a numeral ({@code II}, {@code 3.}).
 *   <li>Numbers of lists at the start of lines ({@code 3. Go}), if the next item has the next
 *       number.
 * </ul>
 */
public final class UnspokenText {

  private static final int MAX_NOTE_LENGTH = 80;
  private static final int MAX_TAG_LENGTH = 32;
  private static final int MAX_LABEL_LENGTH = 60;
  private static final int MAX_LABEL_WORDS = 8;

  private static final String OPEN = "[({<\uFF08\u3010\u3014";
  private static final String CLOSE = "])}>\uFF09\u3011\u3015";
  private static final String INDENTS = ">-\u2013*_#\u2022";
  private static final String LABEL_MARKS = "* .'\u2019-,()&/#_\u00A0\u00B7";

  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gen", "hon", "rev", "capt", "col", "st");

  /** What follows the name: perhaps a time, the colon, and marks of bold type. */
  private static final Pattern LABEL_END =
      Pattern.compile(
          "[ \\u00A0]*[(\\[]?(?:\\d{1,3}(?::\\d{2}){1,2}(?:[.,]\\d+)?)?[)\\]]?[*_]*[:\uFF1A][*_]*$");

  private UnspokenText() {}

  /**
   * Returns all places in a text that may be a note or a label.
   *
   * @param text any text
   * @return places in order, without overlap, brackets and colons included
   */
  public static List<TextSpan> in(String text) {
    Pattern times = UnspokenMarks.timesOf(text);
    List<TextSpan> labels = new ArrayList<>();
    scan(text, times, label -> true, labels);
    Map<String, Integer> known = new HashMap<>();
    for (TextSpan label : labels) {
      known.merge(Letters.folded(label.in(text)), 1, Integer::sum);
    }
    List<TextSpan> accepted = new ArrayList<>();
    List<TextSpan> found =
        new ArrayList<>(scan(text, times, label -> isLabel(text, label, known), accepted));
    Set<String> names = new HashSet<>();
    accepted.forEach(label -> names.add(Letters.folded(label.in(text))));
    found.addAll(UnspokenMarks.in(text, names));
    return withoutOverlap(found);
  }

  /** Returns the earliest of the spans, of those that begin together the longest, and so on. */
  private static List<TextSpan> withoutOverlap(List<TextSpan> spans) {
    List<TextSpan> ordered = new ArrayList<>(spans);
    ordered.sort(
        Comparator.comparingInt(TextSpan::start)
            .thenComparing(Comparator.comparingInt(TextSpan::end).reversed()));
    List<TextSpan> kept = new ArrayList<>();
    int end = 0;
    for (TextSpan span : ordered) {
      if (span.start() >= end) {
        kept.add(span);
        end = span.end();
      }
    }
    return kept;
  }

  /** Returns all labels, notes and times at starts of lines; labels also apart. */
  private static List<TextSpan> scan(
      String text, Pattern times, Predicate<TextSpan> isLabel, List<TextSpan> labels) {
    List<TextSpan> found = new ArrayList<>();
    Matcher time = times.matcher(text);
    boolean lineStart = true;
    int i = 0;
    while (i < text.length()) {
      char letter = text.charAt(i);
      int end = -1;
      boolean goesOn = false;
      if (lineStart) {
        end = endOfLabel(text, i);
        if (end >= 0 && isLabel.test(new TextSpan(i, end))) {
          labels.add(new TextSpan(i, end));
        } else if (isDigit(letter) && time.region(i, text.length()).lookingAt()) {
          end = time.end();
          goesOn = true;
        } else {
          end = -1;
        }
      }
      if (end < 0 && OPEN.indexOf(letter) >= 0) {
        end = endOfNote(text, i);
        goesOn = lineStart && end >= 0;
      }
      if (end >= 0) {
        found.add(new TextSpan(i, end));
        i = end;
        lineStart = goesOn;
        continue;
      }
      lineStart = WhiteSpace.isLineBreak(letter) || (lineStart && isIndent(letter));
      i++;
    }
    return found;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
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

  /** Whether a character may stand before a label: blanks and the marks of a new speaker. */
  private static boolean isIndent(char letter) {
    return WhiteSpace.isInline(letter) || INDENTS.indexOf(letter) >= 0;
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
        if (isInsideTime(text, i)) {
          continue;
        }
        int end = i + 1;
        while (end < text.length() && "*_".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        boolean ends =
            letter == '\uFF1A' || end == text.length() || WhiteSpace.is(text.charAt(end));
        return ends ? end : -1;
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

  private static boolean isInsideTime(String text, int colon) {
    return colon > 0
        && colon + 1 < text.length()
        && isDigit(text.charAt(colon - 1))
        && isDigit(text.charAt(colon + 1));
  }

  private static boolean isLabel(String text, TextSpan span, Map<String, Integer> known) {
    String label = span.in(text);
    String name = LABEL_END.matcher(label).replaceFirst("");
    if (name.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    if (beginsWithSentence(label)) {
      return false;
    }
    boolean bold = label.endsWith("**") || label.contains("**:");
    return isCapitals(name)
        || isNumbered(name)
        || isTitle(name)
        || (!Character.isLowerCase(name.codePointAt(0))
            && (bold || known.get(Letters.folded(label)) > 1));
  }

  /** Returns whether a sentence of one or more words stands before another label. */
  private static boolean beginsWithSentence(String label) {
    int stop = label.indexOf(". ");
    return stop > 0
        && !TITLES.contains(Letters.folded(label.substring(0, stop)))
        && UnspokenMarks.isCertainLabel(label.substring(stop + 2));
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
