package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text that is seldom spoken, by its form: times at the start of a line, labels inside a
 * line, numbers of footnotes and of items of lists, and numerals that are a line. Pure functions,
 * safe for use by many threads.
 */
final class UnspokenMarks {

  private static final String CLOCK = "\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,3})?";
  private static final String SHORT_CLOCK = "\\d{1,3}:\\d{2}(?:[.,]\\d{1,3})?";
  private static final String RANGE = "(?:[ \\t]*(?:-->|[-\u2013\u2014])[ \\t]*(?:%1$s))?";

  private static final Pattern TIME = time(CLOCK);
  private static final Pattern ANY_TIME = time(CLOCK + "|" + SHORT_CLOCK);
  private static final Pattern SHORT_TIMES =
      Pattern.compile("(?m)^[ \\t]*" + SHORT_CLOCK + "(?=[ \\t]|$)");

  /** Times of one minute and second at line starts are times of day unless so many lines do it. */
  private static final int MIN_SHORT_TIMES = 3;

  /** A name and a time alone on a line, as meeting services write them. */
  private static final Pattern NAME_AND_TIME =
      Pattern.compile(
          "(?m)^[ \\t]*(\\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}"
              + "(?:[ \\t]{1,4}(?:\\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}|\\d{1,2})){0,3}"
              + "[ \\t]{1,8}[(\\[]?(?:"
              + CLOCK
              + "|"
              + SHORT_CLOCK
              + ")[)\\]]?)[ \\t]*$");

  private static final Pattern INNER_LABEL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'\u2019_-])(?:\\p{Lu}[\\p{L}\\p{M}]{2,20}["
              + " _#]\\d{1,3}|\\p{Lu}{2,20}\\.?(?:"
              + " \\p{Lu}[\\p{Lu}'\u2019-]{1,20}){1,3}|\\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}(?:"
              + " \\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}){0,3}):(?=\\s)");

  private static final Pattern CERTAIN_LABEL =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}]+[ _#]\\d+:|\\p{Lu}{2,}\\.?(?: \\p{Lu}[\\p{Lu}'\u2019-]+)+:");

  private static final Pattern FOOTNOTE =
      Pattern.compile(
          "(?<=\\p{Ll}{4})\\d{1,3}(?![\\p{L}\\p{N}]|[.,:]\\d)"
              + "|(?<=\\p{L}{2}[.,;:!?\"\u201D\u2019)])\\d{1,3}(?:[,\u2013-]\\d{1,3}){0,4}(?=\\s|$)");

  private static final Pattern NUMERAL_LINE =
      Pattern.compile("(?m)^[ \\t]*((?:[IVXLCDM]{1,8}|\\d{1,3})[.)]?)[ \\t]*\\r?$");

  /** The number of an item of a list, before its text. */
  private static final Pattern LIST_NUMBER =
      Pattern.compile("(?m)^[ \\t]*((\\d{1,3})[.)])(?=[ \\t]+[\\p{L}\"\u201C\u2018'(])");

  private UnspokenMarks() {}

  private static Pattern time(String clock) {
    return Pattern.compile(
        "(?:" + clock + ")" + RANGE.replace("%1$s", clock) + "(?=[ \\t\\r\\n]|$)");
  }

  /** Returns the form of times at line starts of a text. */
  static Pattern timesOf(String text) {
    return SHORT_TIMES.matcher(text).results().limit(MIN_SHORT_TIMES).count() == MIN_SHORT_TIMES
        ? ANY_TIME
        : TIME;
  }

  /**
   * Returns the other places of such text, in order.
   *
   * @param text any text
   * @param labels folded labels that stand at starts of lines
   */
  static List<TextSpan> in(String text, Set<String> labels) {
    List<TextSpan> found = new ArrayList<>();
    add(NAME_AND_TIME.matcher(text), 1, found);
    add(FOOTNOTE.matcher(text), 0, found);
    add(NUMERAL_LINE.matcher(text), 1, found);
    addListNumbers(text, found);
    Matcher label = INNER_LABEL.matcher(text);
    label.useTransparentBounds(true);
    while (label.find()) {
      String name = label.group();
      if (isCertainLabel(name) || labels.contains(Letters.folded(name))) {
        found.add(new TextSpan(label.start(), label.end()));
      }
      // A label may begin inside what was not a label, such as the end of a sentence before it.
      label.region(label.start() + 1, text.length());
    }
    return found;
  }

  /** Adds the numbers of items that follow each other: 3. after 2., or before 4. */
  private static void addListNumbers(String text, List<TextSpan> found) {
    List<TextSpan> spans = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    Matcher item = LIST_NUMBER.matcher(text);
    while (item.find()) {
      spans.add(new TextSpan(item.start(1), item.end(1)));
      numbers.add(Integer.parseInt(item.group(2)));
    }
    for (int i = 0; i < spans.size(); i++) {
      int number = numbers.get(i);
      boolean follows = i > 0 && numbers.get(i - 1) == number - 1;
      boolean precedes = i + 1 < spans.size() && numbers.get(i + 1) == number + 1;
      if (follows || precedes) {
        found.add(spans.get(i));
      }
    }
  }

  /** Returns whether a name with its colon is a label wherever it stands. */
  static boolean isCertainLabel(String name) {
    return CERTAIN_LABEL.matcher(name).matches();
  }

  private static void add(Matcher matcher, int group, List<TextSpan> found) {
    while (matcher.find()) {
      found.add(new TextSpan(matcher.start(group), matcher.end(group)));
    }
  }
}
