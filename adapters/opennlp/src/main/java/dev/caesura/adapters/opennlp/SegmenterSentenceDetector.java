package dev.caesura.adapters.opennlp;

import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.util.Span;

/**
 * Sentence detector of OpenNLP based on a segmenter. As with OpenNLP's own, spans are without the
 * white space at their ends, and white space alone is not a sentence. The empty text has none.
 * Immutable and thread-safe, unlike {@code SentenceDetectorME}.
 */
public final class SegmenterSentenceDetector implements SentenceDetector {

  private final TextSegmenter segmenter;

  private SegmenterSentenceDetector(TextSegmenter segmenter) {
    this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
  }

  /**
   * Returns a detector that finds the pieces of a segmenter.
   *
   * @param segmenter splits each text
   * @return the detector
   */
  public static SegmenterSentenceDetector of(TextSegmenter segmenter) {
    return new SegmenterSentenceDetector(segmenter);
  }

  /**
   * Returns the sentences of a text.
   *
   * @param text any text
   * @return the text of each sentence, in order
   */
  @Override
  public String[] sentDetect(CharSequence text) {
    return Span.spansToStrings(sentPosDetect(text), text);
  }

  /**
   * Returns where the sentences of a text are.
   *
   * @param text any text
   * @return half-open spans of UTF-16 units, in order
   */
  @Override
  public Span[] sentPosDetect(CharSequence text) {
    List<Span> spans = new ArrayList<>();
    for (TextSpan piece : segmenter.segment(text.toString()).spans()) {
      TextSpan sentence = WhiteSpace.strip(text, piece);
      if (sentence.length() > 0) {
        spans.add(new Span(sentence.start(), sentence.end()));
      }
    }
    return spans.toArray(new Span[0]);
  }
}
