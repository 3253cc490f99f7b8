package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.CharacterEntities;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without its HTML tags, comments and entities, where each character keeps its place in the
 * marked-up text. Tags of blocks become a space; others nothing. Digits in {@code <sup>} become
 * superscripts. Immutable.
 */
final class MarkupDecoder {

  private static final Pattern MARKUP =
      Pattern.compile(
          "&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}[0-9]{0,2}));"
              + "|<!--.{0,2000}?-->"
              + "|<(?:sup|SUP)>\\s{0,2}(\\d{1,3})\\s{0,2}</(?:sup|SUP)>"
              + "|</?([A-Za-z][A-Za-z0-9]{0,9})(?:\\s[^<>]{0,500})?/?>",
          Pattern.DOTALL);

  private static final String INLINE_NAMES =
      "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span"
          + " strike strong sub sup time tt u var wbr";

  private static final String BLOCK_NAMES =
      "address article aside blockquote body br center dd div dl dt figure footer h1 h2 h3 h4"
          + " h5 h6 head header hr html img li main nav ol p pre section table tbody td th"
          + " thead title tr ul";

  private static final Set<String> INLINE = Set.of(INLINE_NAMES.split(" "));

  private static final Set<String> BLOCKS = Set.of(BLOCK_NAMES.split(" "));

  private static final String SUPERSCRIPTS =
      "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

  private final String plain;

  /** The place of each character and of the end. */
  private final int[] places;

  /** Where each character ends. */
  private final int[] ends;

  private MarkupDecoder(String plain, int[] places, int[] ends) {
    this.plain = plain;
    this.places = places;
    this.ends = ends;
  }

  /** Returns whether a part of a text has characters that markup begins with. */
  static boolean isNeeded(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char letter = text.charAt(i);
      if (letter == '&' || letter == '<') {
        return true;
      }
    }
    return false;
  }

  /** Decodes a part of a text. */
  static MarkupDecoder of(String text, int from, int to) {
    StringBuilder plain = new StringBuilder(to - from);
    int[] places = new int[to - from + 1];
    int[] ends = new int[to - from + 1];
    Matcher matcher = MARKUP.matcher(text).region(from, to);
    int next = from;
    while (matcher.find()) {
      String decoded = decoded(matcher);
      if (decoded == null) {
        continue;
      }
      copy(text, next, matcher.start(), plain, places, ends);
      for (int i = 0; i < decoded.length(); i++) {
        places[plain.length()] = matcher.start();
        ends[plain.length()] = matcher.end();
        plain.append(decoded.charAt(i));
      }
      next = matcher.end();
    }
    copy(text, next, to, plain, places, ends);
    places[plain.length()] = to;
    return new MarkupDecoder(
        plain.toString(),
        Arrays.copyOf(places, plain.length() + 1),
        Arrays.copyOf(ends, plain.length()));
  }

  private static void copy(
      String text, int from, int to, StringBuilder plain, int[] places, int[] ends) {
    for (int i = from; i < to; i++) {
      places[plain.length()] = i;
      ends[plain.length()] = i + 1;
      plain.append(text.charAt(i));
    }
  }

  /** Returns what markup stands for; null if it is not markup. */
  private static String decoded(Matcher matcher) {
    if (matcher.group(1) != null || matcher.group(2) != null) {
      int point =
          matcher.group(1) != null
              ? Integer.parseInt(matcher.group(1))
              : Integer.parseInt(matcher.group(2), 16);
      return Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF)
          ? Character.toString(point)
          : null;
    }
    if (matcher.group(3) != null) {
      return CharacterEntities.text(matcher.group(3)).orElse(null);
    }
    if (matcher.group(4) != null) {
      StringBuilder raised = new StringBuilder();
      for (char digit : matcher.group(4).toCharArray()) {
        int value = Character.digit(digit, 10);
        raised.append(SUPERSCRIPTS.charAt(Math.max(0, value)));
      }
      return raised.toString();
    }
    if (matcher.group(5) == null) {
      return "";
    }
    String name = matcher.group(5).toLowerCase(Locale.ROOT);
    return INLINE.contains(name) ? "" : BLOCKS.contains(name) ? " " : null;
  }

  /** Returns the text without markup. */
  String plain() {
    return plain;
  }

  /** Returns the ranges of the text without markup that belong to ranges of the marked-up text. */
  List<TextSpan> toPlain(List<TextSpan> ranges) {
    return ranges.stream()
        .map(range -> new TextSpan(toPlain(range.start()), toPlain(range.end())))
        .toList();
  }

  private int toPlain(int place) {
    int at = Arrays.binarySearch(places, place);
    if (at < 0) {
      return Math.min(-at - 1, plain.length());
    }
    while (at > 0 && places[at - 1] == place) {
      at--;
    }
    return at;
  }

  /** Returns the place of a word in the marked-up text. */
  TextSpan toSource(TextSpan span) {
    return new TextSpan(places[span.start()], ends[span.end() - 1]);
  }
}
