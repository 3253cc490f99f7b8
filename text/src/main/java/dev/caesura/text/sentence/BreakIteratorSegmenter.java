package dev.caesura.text.sentence;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentence segmenter based on a break iterator of the Java platform or of ICU, unchanged: it knows
 * no abbreviations. A baseline; {@link RuleSegmenter} is better. Immutable and thread-safe.
 */
public final class BreakIteratorSegmenter implements TextSegmenter {

  /** Finds the ends of the sentences of a text. */
  private interface Breaks {
    List<Integer> of(String text);
  }

  private final Breaks breaks;

  private BreakIteratorSegmenter(Breaks breaks) {
    this.breaks = breaks;
  }

  /**
   * Returns a segmenter with the iterator of the Java platform.
   *
   * @param language the language of the rules
   * @return the segmenter
   */
  public static BreakIteratorSegmenter jdk(Locale language) {
    return new BreakIteratorSegmenter(
        text -> {
          java.text.BreakIterator iterator = java.text.BreakIterator.getSentenceInstance(language);
          iterator.setText(text);
          List<Integer> ends = new ArrayList<>();
          for (int end = iterator.next();
              end != java.text.BreakIterator.DONE;
              end = iterator.next()) {
            ends.add(end);
          }
          return ends;
        });
  }

  /**
   * Returns a segmenter with the iterator of ICU, which follows Unicode's rules (UAX 29).
   *
   * @param language the language of the rules
   * @return the segmenter
   */
  public static BreakIteratorSegmenter icu(Locale language) {
    return new BreakIteratorSegmenter(
        text -> {
          com.ibm.icu.text.BreakIterator iterator =
              com.ibm.icu.text.BreakIterator.getSentenceInstance(language);
          iterator.setText(text);
          List<Integer> ends = new ArrayList<>();
          for (int end = iterator.next();
              end != com.ibm.icu.text.BreakIterator.DONE;
              end = iterator.next()) {
            ends.add(end);
          }
          return ends;
        });
  }

  @Override
  public Segmentation segment(String text) {
    List<Integer> ends = new ArrayList<>();
    int last = 0;
    for (int end : breaks.of(text)) {
      boolean splitsPair =
          end < text.length()
              && end > 0
              && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
      if (end > last && !splitsPair) {
        ends.add(end);
        last = end;
      }
    }
    return Segmentation.ofEnds(text, ends);
  }
}
