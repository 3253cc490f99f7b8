package dev.caesura.text.sentence;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a transcript of unknown make into sentences: one sentence a line if it is written so, else
 * as running text.
 *
 * <p>Looked at are the line ends between two lines that are not blank. One is a wrap if the first
 * word of the next line would not have fitted: both together are longer than the longest line of
 * their paragraph. If there are such line ends, and at most half of them are wraps, lines are
 * sentences; lines of more than {@value #LONG_LINE} characters are cut as running text even then.
 * Otherwise everything is. No sentence ends where a hyphen breaks a word over two lines. Immutable
 * and thread-safe.
 */
public final class TranscriptSegmenter implements TextSegmenter {

  private static final int LONG_LINE = 400;

  /** What sentences end with, quotation marks included. */
  private static final String ENDS =
      ".!?\u2026\"'\u201D\u2019\u00BB\u3002\uFF01\uFF1F\u0964\u06D4\u061F";

  private static final String HYPHENS = "-\u2010\u00AD\u00AC";

  private final LineSegmenter lines = new LineSegmenter();
  private final TextSegmenter running;

  private TranscriptSegmenter(TextSegmenter running) {
    this.running = running;
  }

  /**
   * A segmenter that cuts running text by rules.
   *
   * @param language decides about abbreviations
   * @return the segmenter
   */
  public static TranscriptSegmenter of(Locale language) {
    return of(RuleSegmenter.of(language));
  }

  /**
   * A segmenter.
   *
   * @param running cuts text that is not one sentence a line
   * @return the segmenter
   */
  public static TranscriptSegmenter of(TextSegmenter running) {
    return new TranscriptSegmenter(running);
  }

  @Override
  public Segmentation segment(String text) {
    List<Integer> ends = isOneSentenceALine(text) ? byLine(text) : ends(running.segment(text));
    return Segmentation.ofEnds(text, ends.stream().filter(end -> !isInWord(text, end)).toList());
  }

  private static List<Integer> ends(Segmentation segmentation) {
    return segmentation.spans().stream().map(TextSpan::end).toList();
  }

  private List<Integer> byLine(String text) {
    List<Integer> ends = new ArrayList<>();
    for (TextSpan line : lines.segment(text).spans()) {
      if (line.strip(text).length() > LONG_LINE) {
        for (TextSpan part : running.segment(line.in(text)).spans()) {
          ends.add(line.start() + part.end());
        }
      } else {
        ends.add(line.end());
      }
    }
    return ends;
  }

  /** Whether a hyphen at a line's end, and a small letter behind it, are around a place. */
  private static boolean isInWord(String text, int end) {
    int before = end;
    int lineEnds = 0;
    while (lineEnds < 2 && before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      lineEnds += text.charAt(--before) == '\n' ? 1 : 0;
    }
    int after = end;
    while (lineEnds < 2 && after < text.length() && Character.isWhitespace(text.charAt(after))) {
      lineEnds += text.charAt(after++) == '\n' ? 1 : 0;
    }
    return lineEnds == 1
        && before > 1
        && after < text.length()
        && HYPHENS.indexOf(text.charAt(before - 1)) >= 0
        && Character.isLetter(text.charAt(before - 2))
        && Character.isLowerCase(text.codePointAt(after));
  }

  private static boolean isOneSentenceALine(String text) {
    List<String> all = text.lines().map(String::strip).toList();
    int width = all.stream().mapToInt(String::length).max().orElse(0);
    int lineEnds = 0;
    int wraps = 0;
    for (int i = 1; i < all.size(); i++) {
      String line = all.get(i - 1);
      String next = all.get(i);
      if (!line.isEmpty() && !next.isEmpty()) {
        lineEnds++;
        int word = (int) next.chars().takeWhile(c -> !Character.isWhitespace(c)).count();
        boolean isOver = ENDS.indexOf(line.codePointBefore(line.length())) >= 0;
        wraps += !isOver && line.length() + 1 + word > width ? 1 : 0;
      }
    }
    return lineEnds > 0 && wraps * 2 <= lineEnds;
  }
}
