package dev.caesura.text.sentence;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentence segmenter that follows Unicode's rules (UAX 29), without breaks after the abbreviations
 * that CLDR lists for the language. Lines may be wrapped anywhere: a single line break is a space,
 * a blank line always ends a sentence. Immutable and thread-safe.
 */
public final class RuleSegmenter implements TextSegmenter {

  private final ULocale language;

  private RuleSegmenter(ULocale language) {
    this.language = language;
  }

  /**
   * Returns a segmenter for one language.
   *
   * @param language the language of the abbreviations
   * @return the segmenter
   */
  public static RuleSegmenter of(Locale language) {
    return new RuleSegmenter(ULocale.forLocale(language));
  }

  @Override
  public Segmentation segment(String text) {
    BreakIterator breaks =
        FilteredBreakIteratorBuilder.getInstance(language)
            .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(language));
    boolean[] blankBefore = new boolean[text.length() + 1];
    breaks.setText(withoutLineEnds(text, blankBefore));
    List<Integer> ends = new ArrayList<>();
    int last = 0;
    boolean letters = false;
    int boundary = breaks.next();
    for (int i = 1; i <= text.length(); i++) {
      letters |= !WhiteSpace.is(text.charAt(i - 1));
      while (boundary != BreakIterator.DONE && boundary < i) {
        boundary = breaks.next();
      }
      boolean isEnd = boundary == i || blankBefore[i];
      boolean splitsPair =
          i < text.length() && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
      if (isEnd
          && letters
          && !splitsPair
          && i > last
          && i < text.length()
          && !WhiteSpace.is(text.charAt(i))) {
        ends.add(i);
        last = i;
        letters = false;
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /**
   * Returns the text with line breaks as spaces, of the same length; marks where a blank line
   * precedes.
   */
  private static String withoutLineEnds(String text, boolean[] blankBefore) {
    StringBuilder flat = new StringBuilder(text);
    int space = 0; // where the white space before the current character starts
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (WhiteSpace.isLineBreak(c)) {
        flat.setCharAt(i, ' ');
      } else if (!WhiteSpace.is(c)) {
        blankBefore[i] = WhiteSpace.lineBreaks(text, space, i) > 1;
        space = i + 1;
      }
    }
    return flat.toString();
  }
}
