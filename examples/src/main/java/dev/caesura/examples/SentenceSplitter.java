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
  NETWORK,
  /** Rules for end marks and abbreviations. */
  RULES,
  /** Unicode's rules, by ICU. */
  ICU,
  /** The Java platform's iterator. */
  JDK;

  /** The splitter; the network is asked only by {@link #NETWORK}. */
  TextSegmenter of(CompactBoundaries network, float threshold, Locale language) {
    return switch (this) {
      case NETWORK -> new BoundarySegmenter(network, threshold);
      case RULES -> RuleSegmenter.of(language);
      case ICU -> BreakIteratorSegmenter.icu(language);
      case JDK -> BreakIteratorSegmenter.jdk(language);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
