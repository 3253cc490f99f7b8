package dev.caesura.examples;

import dev.caesura.models.text.CompactBoundaries;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.util.Locale;

/** The ways to split text that the command line offers. */
enum SentenceSplitter {
  /** The shipped network. */
  COMPACT,
  /** Rules for end marks and abbreviations. */
  RULES,
  /** Unicode's rules, by ICU. */
  ICU,
  /** The Java platform's iterator. */
  BREAKITERATOR;

  /** The splitter; the network is asked only by {@link #COMPACT}. */
  TextSegmenter of(CompactBoundaries network, float threshold, Locale language) {
    return switch (this) {
      case COMPACT -> new BoundarySegmenter(network, threshold);
      case RULES -> RuleSegmenter.of(language);
      case ICU -> BreakIteratorSegmenter.icu(language);
      case BREAKITERATOR -> BreakIteratorSegmenter.jdk(language);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
