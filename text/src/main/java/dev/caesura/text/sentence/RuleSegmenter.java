package dev.caesura.text.sentence;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.SentenceAbbreviations;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Locale;

/**
 * Sentence segmenter that follows Unicode's rules (UAX 29), without breaks after the abbreviations
 * that CLDR lists for the language. Lines may be wrapped anywhere: a single line break is a space,
 * a blank line always ends a sentence. Marks, addresses and list marks are kept together as {@link
 * BoundarySegmenter} does. Immutable and thread-safe.
 */
public final class RuleSegmenter implements TextSegmenter {

  private final ULocale language;
  private final SentenceAbbreviations abbreviations;

  private RuleSegmenter(Locale language) {
    this.language = ULocale.forLocale(language);
    this.abbreviations = SentenceAbbreviations.of(language);
  }

  /**
   * Returns a segmenter for one language.
   *
   * @param language the language of the abbreviations
   * @return the segmenter
   */
  public static RuleSegmenter of(Locale language) {
    return new RuleSegmenter(language);
  }

  @Override
  public Segmentation segment(String text) {
    SentenceSettings settings =
        SentenceSettings.defaults()
            .withLineBreaks(LineBreaks.BLANK)
            .withAbbreviations(abbreviations);
    return new BoundarySegmenter(this::score, settings).segment(text);
  }

  /** Gives 1 where the iterator breaks; line breaks are spaces already. */
  private BoundaryScores score(String text) {
    BreakIterator breaks =
        FilteredBreakIteratorBuilder.getInstance(language)
            .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(language));
    breaks.setText(text);
    float[] scores = new float[text.length()];
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean isPlace = end > 0 && end < text.length() && !WhiteSpace.is(text.charAt(end));
      if (isPlace && !Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
        scores[end - 1] = 1;
      }
    }
    return BoundaryScores.of(text, scores);
  }
}
