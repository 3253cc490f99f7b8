package dev.caesura.text.sentence;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\n\\r\\x85\\u2028\\u2029]");

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
    return Segmentation.ofEnds(
        text, ends.stream().filter(end -> !DividedWords.isInside(text, end)).toList());
  }

  private static List<Integer> ends(Segmentation segmentation) {
    return segmentation.spans().stream().map(TextSpan::end).toList();
  }

  private List<Integer> byLine(String text) {
    List<Integer> ends = new ArrayList<>();
    for (TextSpan line : lines.segment(text).spans()) {
      if (WhiteSpace.strip(text, line).length() > LONG_LINE) {
        for (TextSpan part : running.segment(line.in(text)).spans()) {
          ends.add(line.start() + part.end());
        }
      } else {
        ends.add(line.end());
      }
    }
    return ends;
  }

  private static boolean isOneSentenceALine(String text) {
    List<String> all = LINE_BREAK.splitAsStream(text).map(WhiteSpace::strip).toList();
    int width = all.stream().mapToInt(String::length).max().orElse(0);
    int lineEnds = 0;
    int wraps = 0;
    for (int i = 1; i < all.size(); i++) {
      String line = all.get(i - 1);
      String next = all.get(i);
      if (!line.isEmpty() && !next.isEmpty()) {
        lineEnds++;
        int word = (int) next.chars().takeWhile(c -> !WhiteSpace.is(c)).count();
        wraps += !SentenceMarks.endsSentence(line) && line.length() + 1 + word > width ? 1 : 0;
      }
    }
    return lineEnds > 0 && wraps * 2 <= lineEnds;
  }
}
