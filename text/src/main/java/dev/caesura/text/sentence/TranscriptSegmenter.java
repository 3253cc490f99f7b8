package dev.caesura.text.sentence;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentence segmenter for transcripts of unknown layout: one sentence a line if the text is written
 * so, else running text.
 *
 * <p>It examines the line breaks between two lines that are not blank. One is a wrap if the line
 * does not end as a sentence does and the first word of the next line would not have fitted into
 * the longest line. If there are such line breaks, and at most half of them are wraps, lines are
 * sentences; lines of more than {@value #MAX_LINE_LENGTH} characters are split as running text even
 * then. Otherwise everything is running text. No sentence ends where a hyphen divides a word over
 * two lines, nor after a speaker's label ({@code MR SMITH:}) before the speech. Immutable and
 * thread-safe.
 */
public final class TranscriptSegmenter implements TextSegmenter {

  private static final int MAX_LINE_LENGTH = 400;

  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\n\\r\\x85\\u2028\\u2029]");

  private final LineSegmenter lines = new LineSegmenter();
  private final TextSegmenter running;

  private TranscriptSegmenter(TextSegmenter running) {
    this.running = running;
  }

  /**
   * Returns a segmenter that splits running text by rules.
   *
   * @param language the language of the abbreviations
   * @return the segmenter
   */
  public static TranscriptSegmenter of(Locale language) {
    return of(RuleSegmenter.of(language));
  }

  /**
   * Returns a segmenter that splits running text with another one.
   *
   * @param running splits text that is not one sentence a line
   * @return the segmenter
   */
  public static TranscriptSegmenter of(TextSegmenter running) {
    return new TranscriptSegmenter(running);
  }

  @Override
  public Segmentation segment(String text) {
    List<Integer> ends = isOneSentenceALine(text) ? byLine(text) : ends(running.segment(text));
    return Segmentation.ofEnds(text, withoutLabelEnds(text, ends));
  }

  /** Leaves out divided words, and the ends of speakers' labels whose speech follows. */
  private static List<Integer> withoutLabelEnds(String text, List<Integer> ends) {
    List<Integer> whole = ends.stream().filter(end -> !DividedWords.isInside(text, end)).toList();
    if (whole.stream().noneMatch(end -> isAfterColon(text, end))) {
      return whole;
    }
    Set<Integer> labels =
        UnspokenText.in(text).stream().map(TextSpan::end).collect(Collectors.toSet());
    return whole.stream()
        .filter(end -> !isAfterColon(text, end) || !labels.contains(lastBefore(text, end)))
        .toList();
  }

  /** Whether a colon is before an end, and text follows on its line. */
  private static boolean isAfterColon(String text, int end) {
    int last = lastBefore(text, end);
    return last > 0
        && end < text.length()
        && text.charAt(last - 1) == ':'
        && !WhiteSpace.is(text.charAt(end));
  }

  private static int lastBefore(String text, int end) {
    int last = end;
    while (last > 0 && text.charAt(last - 1) == ' ') {
      last--;
    }
    return last;
  }

  private static List<Integer> ends(Segmentation segmentation) {
    return segmentation.spans().stream().map(TextSpan::end).toList();
  }

  private List<Integer> byLine(String text) {
    List<Integer> ends = new ArrayList<>();
    for (TextSpan line : lines.segment(text).spans()) {
      if (WhiteSpace.strip(text, line).length() > MAX_LINE_LENGTH) {
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
