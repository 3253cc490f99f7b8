package dev.caesura.text.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans inside which nothing is split: web and mail addresses, numbers, and what your own patterns
 * match. A split right before or after one is allowed. A maximum length may split them all the
 * same. Immutable and thread-safe.
 *
 * <p>Patterns see the text in blocks of {@value #BLOCK} UTF-16 units, with {@value #MAX_LENGTH}
 * before and twice as many after each, so that a stream finds the same as a whole text. A pattern
 * that backtracks without end ({@code (a+)+b}) does so here too: there is no time limit.
 */
public final class ProtectedSpans {

  /** Longer matches are not protected, so that a stream knows how far to wait. */
  static final int MAX_LENGTH = 500;

  /** Distance between the starts of blocks, from the start of the text. */
  static final int BLOCK = 4096;

  // Possessive, so that no text makes them slow.
  private static final Pattern WEB =
      Pattern.compile(
          "(?:https?://|ftp://|www\\.)"
              + "[^\\s<>\"\u3000-\u303F\uFF00-\uFFEF]{1,480}(?<![.,;:!?'\u2019)\\]])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL =
      Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<!\\p{Nd})\\p{Nd}{1,64}+(?:[.,:/'\u2019\u00A0\u202F]\\p{Nd}{1,64}+){1,6}+");

  private final List<Pattern> patterns;

  private ProtectedSpans(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Returns an empty set: nothing is protected.
   *
   * @return no spans
   */
  public static ProtectedSpans none() {
    return new ProtectedSpans(List.of());
  }

  /**
   * Returns the usual spans: web addresses, mail addresses, and numbers with marks in them ({@code
   * 1,024.5}, {@code 12:30}, {@code 24/11}).
   *
   * @return the spans
   */
  public static ProtectedSpans usual() {
    return new ProtectedSpans(List.of(WEB, MAIL, NUMBER));
  }

  /**
   * Returns a copy that also protects matches of the given patterns.
   *
   * @param more patterns; a match longer than {@value #MAX_LENGTH} characters is not
   * @return the larger set
   */
  public ProtectedSpans and(Pattern... more) {
    List<Pattern> all = new ArrayList<>(patterns);
    all.addAll(Arrays.asList(more));
    return new ProtectedSpans(all);
  }

  /**
   * Returns whether nothing is protected.
   *
   * @return true for {@link #none}
   */
  public boolean areNone() {
    return patterns.isEmpty();
  }

  /** How far after the start of a block patterns see. */
  static int reach() {
    return BLOCK + 2 * MAX_LENGTH;
  }

  /**
   * Marks the places strictly inside the matches that start in one block.
   *
   * @param text some text
   * @param block where in it the block starts
   * @param inside gets the places
   */
  void mark(CharSequence text, int block, BitSet inside) {
    int from = Math.max(0, block - MAX_LENGTH);
    String part = text.subSequence(from, Math.min(text.length(), block + reach())).toString();
    int end = Math.min(part.length(), block - from + BLOCK);
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(part);
      matcher.region(block - from, part.length());
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
      try {
        while (matcher.find() && matcher.start() < end) {
          int length = matcher.end() - matcher.start();
          if (length > 1 && length <= MAX_LENGTH) {
            inside.set(from + matcher.start() + 1, from + matcher.end());
          }
        }
      } catch (StackOverflowError e) {
        throw new IllegalArgumentException(
            "pattern "
                + pattern
                + ": expected one that does not recurse too deeply. Avoid (a|b)* and the like.",
            e);
      }
    }
  }
}
