package dev.caesura.text.boundary;

import dev.caesura.text.unicode.WhiteSpace;

/**
 * A text as the scorer sees it, of the same length: spaces in place of line breaks, except where
 * every line is a unit ({@link LineBreaks#RESPECT}), or the layout shows that one line is ({@link
 * LineBreaks#AUTO}). A network that sees line breaks finds fewer ends inside the lines. So breaks
 * are spaces where they end a paragraph of several sentences, wrapped or on one line. Not
 * thread-safe.
 */
final class SeenText {

  /** After so much white space a line break is not decided by what follows. */
  private static final int MAX_SPACE = 4096;

  private final LineBreaks mode;
  private final LineScanner scanner;
  private final StringBuilder seen = new StringBuilder();

  /** The line break that is not decided yet, or -1. */
  private int open = -1;

  private boolean hard;

  /** Whether the last single line break ended a unit of one sentence. */
  private boolean units;

  SeenText(LineBreaks mode, int reach) {
    this.mode = mode;
    this.scanner = new LineScanner(mode, reach);
  }

  /** Returns a whole text as the scorer sees it. */
  static String of(LineBreaks mode, String text) {
    if (mode == LineBreaks.RESPECT || text.chars().noneMatch(WhiteSpace::isLineBreak)) {
      return text;
    }
    SeenText all = new SeenText(mode, LineScanner.LOOKAHEAD);
    all.advance(text, text.length(), true);
    return all.seen.toString();
  }

  /**
   * Reads on, as far as decisions about line breaks are known.
   *
   * @param text the text, from the first character that was not removed
   * @param end up to where it may be read
   * @param last whether the text ends there
   */
  void advance(CharSequence text, int end, boolean last) {
    while (seen.length() < end) {
      int at = seen.length();
      char c = text.charAt(at);
      boolean breaks = WhiteSpace.isLineBreak(c);
      if (mode != LineBreaks.AUTO) {
        seen.append(breaks && mode != LineBreaks.RESPECT ? ' ' : c);
        continue;
      }
      if (!WhiteSpace.is(c)) {
        if (open >= 0 && !last && at + scanner.reach() > end && !isKnown(text, at, end)) {
          return;
        }
        if (open >= 0) {
          units = scanner.splits(text, at) && !scanner.isAfterParagraph();
          if (units) {
            keepBreaks(text, at);
          }
        }
        open = -1;
        hard = false;
      }
      scanner.read(c);
      seen.append(breaks && !(hard && units) ? ' ' : c);
      if (breaks && !hard) {
        open = open < 0 ? at : open;
        if (scanner.isEnd()) {
          hard = true;
          if (units) {
            keepBreaks(text, at + 1);
          }
          open = -1;
        }
      } else if (open >= 0 && at - open > MAX_SPACE) {
        open = -1;
      }
    }
  }

  private static boolean isKnown(CharSequence text, int place, int end) {
    return LineBreakClassifier.isKnown(text, place, end);
  }

  private void keepBreaks(CharSequence text, int to) {
    for (int i = Math.max(0, open); i < to; i++) {
      seen.setCharAt(i, text.charAt(i));
    }
  }

  /** Returns up to where the text is as it will always be seen. */
  int known() {
    return open >= 0 ? open : seen.length();
  }

  /** Returns known text. */
  String substring(int from, int to) {
    return seen.substring(from, to);
  }

  /** Returns text up to a place before which not all line breaks are decided. */
  String substring(CharSequence text, int from, int to) {
    StringBuilder part = new StringBuilder(seen.substring(from, Math.min(to, seen.length())));
    for (int i = from + part.length(); i < to; i++) {
      part.append(WhiteSpace.isLineBreak(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return part.toString();
  }

  /** Learns that characters were removed from the start of the text. */
  void removed(int count) {
    seen.delete(0, count);
    open = open < 0 ? -1 : Math.max(0, open - count);
  }
}
