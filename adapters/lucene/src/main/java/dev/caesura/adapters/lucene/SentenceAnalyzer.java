package dev.caesura.adapters.lucene;

import dev.caesura.text.TextSegmenter;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;

/**
 * Analyzer of Lucene whose tokens are sentences. Thread-safe as Lucene's analyzers are; the
 * segmenter belongs to whoever opened it and must be open as long as the analyzer is used.
 */
public final class SentenceAnalyzer extends Analyzer {

  private final TextSegmenter segmenter;

  /**
   * Creates an analyzer.
   *
   * @param segmenter splits the text of each field
   */
  public SentenceAnalyzer(TextSegmenter segmenter) {
    this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    return new TokenStreamComponents(new SentenceTokenizer(segmenter));
  }
}
