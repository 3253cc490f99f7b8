package dev.caesura.text.boundary;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Decides whether a single line break ends what stands before it, by the lines around it in its
 * paragraph and the paragraphs before. Not thread-safe.
 *
 * <p>Each pair of neighbouring lines gives evidence, as the logarithm of how much likelier it is in
 * wrapped text than in text with a unit a line: whether the first word of the second line would
 * have fitted on the first, whether the second starts with a small letter, whether the first ends
 * as a sentence does. The evidence of a paragraph is summed, bounded, and added to that of the pair
 * itself and to signs that stand for themselves: list marks, labels, capitals, indentation, lines
 * that are too long to be wrapped.
 */
final class LineBreakClassifier {

  /** Lines before a break that are remembered. */
  private static final int MEMORY = 12;

  /** A longer line was not wrapped by hand or by a mail program. */
  private static final int LONG = 200;

  /** Room for the next word, as a share of the width, that no wrapped line leaves. */
  private static final double ROOM = 0.2;

  private static final double FILLED = 1.3;
  private static final double RAGGED = -0.9;
  private static final double SHORT = -3.3;
  private static final double SHORT_HERE = -1.5;
  private static final double SMALL_LETTER = 3;
  private static final double CAPITAL = -1;
  private static final double TERMINATED = -1.5;
  private static final double UNTERMINATED = 1;
  private static final double INTERRUPTED = 1;
  private static final double CONTINUED = 2;
  private static final double LABEL = -3;
  private static final double NUMBER = -3;
  private static final double MARK = -3;
  private static final double HEADING = -3;
  private static final double INDENTED = -2;
  private static final double HANGING = 3;
  private static final double CERTAIN = 12;

  /** Bound of the evidence of the other pairs of a paragraph. */
  private static final double MAX_BLOCK = 4;

  private static final double MAX_TEXT = 3;

  /** Share of the evidence of earlier paragraphs that is kept. */
  private static final double DECAY = 0.6;

  private static final double TEXT_WEIGHT = 0.5;

  private final Deque<TextLine> before = new ArrayDeque<>();
  private TextLine line;
  private int indent;
  private int breaks;
  private char last;

  /** Characters from a place on that a decision may depend on. */
  private final int reach;

  /** Evidence of the paragraphs before this one. */
  private double text;

  private int textWidth;

  LineBreakClassifier(int reach) {
    this.reach = reach;
  }

  /** Reads one character. */
  void read(char c) {
    if (WhiteSpace.isLineBreak(c)) {
      breaks += c == '\n' && last == '\r' ? 0 : 1;
      indent = 0;
    } else if (WhiteSpace.is(c) && (line == null || breaks > 0)) {
      indent++;
    } else {
      if (line == null || breaks > 0) {
        nextLine();
      }
      line.read(c);
    }
    last = c;
  }

  private void nextLine() {
    if (line != null) {
      before.addLast(line);
      if (breaks > 1) {
        endBlock();
      } else if (before.size() > MEMORY) {
        before.removeFirst();
      }
    }
    line = new TextLine(indent);
    breaks = 0;
    indent = 0;
  }

  private void endBlock() {
    List<TextLine> lines = new ArrayList<>(before);
    before.clear();
    if (lines.size() < 2) {
      return;
    }
    int width = width(lines);
    double sum = sum(lines, width, -1);
    text = DECAY * text + bounded(sum, MAX_BLOCK);
    textWidth = sum > 0 ? Math.max(width, (int) (DECAY * textWidth)) : textWidth;
  }

  /** Returns whether a blank line stands between a place and a limit, so that no more is read. */
  static boolean isKnown(CharSequence text, int place, int limit) {
    int at = place;
    int found = 0;
    while (at < limit && found < 2) {
      char c = text.charAt(at);
      if (WhiteSpace.isLineBreak(c)) {
        found += c == '\n' && text.charAt(at - 1) == '\r' ? 0 : 1;
      } else if (!WhiteSpace.is(c)) {
        found = 0;
      }
      at++;
    }
    return found == 2;
  }

  /**
   * Returns whether the line break before a place ends what stands before it.
   *
   * @param text some text whose characters before the place were read
   * @param place where the next line starts, after its indentation
   */
  boolean splits(CharSequence text, int place) {
    int limit = Math.min(text.length(), place + reach);
    List<TextLine> lines = new ArrayList<>(before);
    int here = lines.size();
    lines.add(line);
    boolean whole = addFollowing(lines, text, place, limit);
    TextLine next = lines.get(here + 1);
    // The end of the last line is not known if the text may not be read so far.
    int width = width(whole ? lines : lines.subList(0, lines.size() - 1));
    if (this.text > 1) {
      width = Math.max(width, textWidth);
    }
    double own = signs(line, next, lines, width);
    if (Math.abs(own) >= CERTAIN) {
      return own < 0;
    }
    double others = sum(lines, width, here);
    boolean capitals = hasCapitals(lines);
    own += pair(line, next, width, capitals, hasTerminators(lines));
    if (next.startsLower() && !line.isTerminated() && capitals) {
      own += CONTINUED;
    } else if (room(line, next, width) >= ROOM) {
      own += SHORT_HERE;
    }
    double earlier = bounded(TEXT_WEIGHT * this.text, MAX_TEXT);
    return own + bounded(others + earlier, MAX_BLOCK) < 0;
  }

  /** Whether several sentences seem to end inside the line read last. */
  boolean isAfterParagraph() {
    return line != null && line.terminatorsInside() > 1;
  }

  /** Adds the lines from a place to a blank line; returns whether the last one is whole. */
  private boolean addFollowing(List<TextLine> lines, CharSequence text, int place, int limit) {
    TextLine next = new TextLine(indent);
    lines.add(next);
    int found = 0;
    int space = 0;
    for (int at = place; at < limit && found < 2; at++) {
      char c = text.charAt(at);
      if (WhiteSpace.isLineBreak(c)) {
        found += c == '\n' && text.charAt(at - 1) == '\r' ? 0 : 1;
        space = 0;
      } else if (WhiteSpace.is(c) && found > 0) {
        space++;
      } else {
        if (found == 1) {
          next = new TextLine(space);
          lines.add(next);
        }
        found = 0;
        next.read(c);
      }
    }
    return found > 0 || limit < place + reach;
  }

  private static int width(List<TextLine> lines) {
    int width = 1;
    for (TextLine each : lines) {
      width = each.isWord() ? width : Math.max(width, each.length());
    }
    return width;
  }

  /** Returns the room that the first word of the next line would have had left over. */
  private static double room(TextLine first, TextLine next, int width) {
    return (width - first.length() - 1.0 - next.firstWord()) / width;
  }

  /** Returns the evidence of all pairs of neighbouring lines but one. */
  private static double sum(List<TextLine> lines, int width, int but) {
    boolean capitals = hasCapitals(lines);
    boolean terminators = hasTerminators(lines);
    double sum = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      sum += i == but ? 0 : pair(lines.get(i), lines.get(i + 1), width, capitals, terminators);
    }
    return sum;
  }

  private static boolean hasCapitals(List<TextLine> lines) {
    return lines.stream().anyMatch(TextLine::startsUpper);
  }

  private static boolean hasTerminators(List<TextLine> lines) {
    return lines.stream().anyMatch(TextLine::hasTerminator);
  }

  /**
   * Returns the evidence of two lines for wrapped text, in a paragraph in which some lines start
   * with capitals and some have marks that end sentences, or none.
   */
  private static double pair(
      TextLine first, TextLine next, int width, boolean capitals, boolean terminators) {
    if (next.hasMark() || first.isHeading()) {
      return 0;
    }
    double room = room(first, next, width);
    double evidence = room >= ROOM ? SHORT : RAGGED;
    if (room < 0) {
      // The longest line is not evidence: no word would have fitted.
      evidence = first.length() == width ? 0 : FILLED;
    }
    if (capitals && next.startsLower()) {
      evidence += SMALL_LETTER;
    } else if (capitals && next.startsUpper()) {
      evidence += CAPITAL;
    }
    if (terminators) {
      evidence += first.isTerminated() ? TERMINATED : UNTERMINATED;
      evidence += first.isInterrupted() && room < ROOM ? INTERRUPTED : 0;
    }
    return evidence;
  }

  /** Returns the evidence of signs that concern one line break only. */
  private static double signs(TextLine first, TextLine next, List<TextLine> lines, int width) {
    boolean full = !first.isTerminated() && room(first, next, width) < 0;
    boolean quoted = first.isQuote() && next.isQuote();
    // A number sign or a comparison in running text may come to stand at the start of a line.
    boolean sign = full && !first.isIntroduction() && next.continuesAfterSign();
    boolean heading = first.isHeading() && !(full && next.startsLower());
    boolean signed = next.isHeading() || next.isRow() || (next.isQuote() && !quoted);
    if (heading || (signed && !sign)) {
      return -CERTAIN;
    }
    if (first.length() >= LONG) {
      return -CERTAIN;
    }
    double evidence = first.isOpenEnded() ? CONTINUED : 0;
    if (next.hasMark()) {
      // A dash or a hyphen in running text may come to stand at the start of a line.
      long marked = lines.stream().filter(TextLine::hasMark).count();
      boolean listed = marked > 1 || first.isTerminated() || first.isIntroduction();
      evidence = listed ? -CERTAIN : MARK;
    }
    if (next.hasNumber()) {
      long numbered = lines.stream().filter(TextLine::hasNumber).count();
      evidence += numbered > 1 ? 2 * NUMBER : NUMBER;
    }
    if (next.hasLabel()) {
      evidence += first.hasLabel() ? 2 * LABEL : LABEL;
    }
    if (first.isInCapitals() && !next.isInCapitals()) {
      evidence += HEADING;
    }
    if (next.indent() > first.indent() + 1) {
      evidence += first.hasMark() || first.hasNumber() ? HANGING : INDENTED;
    }
    return evidence;
  }

  private static double bounded(double evidence, double most) {
    return Math.max(-most, Math.min(most, evidence));
  }
}
