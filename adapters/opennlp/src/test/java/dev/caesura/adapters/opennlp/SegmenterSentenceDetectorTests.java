package dev.caesura.adapters.opennlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.sentdetect.NewlineSentenceDetector;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.sentdetect.SentenceDetectorEvaluator;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

class SegmenterSentenceDetectorTests {

  private final SentenceDetector rules =
      SegmenterSentenceDetector.of(RuleSegmenter.of(Locale.ENGLISH));

  @Test
  void spansAreWithoutWhiteSpaceAndFitTheText() {
    String text = "  Dr. Smith left.\u00A0 Who stayed?\n\n\uD83D\uDE00 Nobody.  ";
    Span[] spans = rules.sentPosDetect(text);
    assertArrayEquals(
        new String[] {"Dr. Smith left.", "Who stayed?", "\uD83D\uDE00 Nobody."},
        Span.spansToStrings(spans, text));
    assertArrayEquals(Span.spansToStrings(spans, text), rules.sentDetect(CharBuffer.wrap(text)));
    assertEquals(2, spans[0].getStart());
  }

  /** As OpenNLP's own detector of lines does. */
  @Test
  void whiteSpaceAloneIsNotASentence() {
    for (String text : List.of("", " ", "\n\n", "\u3000")) {
      assertEquals(0, rules.sentPosDetect(text).length);
      assertEquals(0, new NewlineSentenceDetector().sentPosDetect(text.trim()).length);
    }
  }

  /** OpenNLP's evaluation takes the detector, and measures what is right and wrong. */
  @Test
  void theEvaluatorOfOpenNlpMeasuresIt() throws IOException {
    String text = "Mr. Brown paid. He left.";
    SentenceSample right = new SentenceSample(text, new Span(0, 15), new Span(16, 24));
    SentenceSample wrong = new SentenceSample(text, new Span(0, 3), new Span(4, 24));
    SentenceDetectorEvaluator evaluator = new SentenceDetectorEvaluator(rules);
    evaluator.evaluate(ObjectStreamUtils.createObjectStream(right));
    assertEquals(1, evaluator.getFMeasure().getFMeasure());
    evaluator.evaluate(ObjectStreamUtils.createObjectStream(wrong));
    assertEquals(0.5, evaluator.getFMeasure().getPrecisionScore());
  }

  /** The example of the guide. */
  @Test
  void theExampleGivesTokensOfSentences() {
    List<String[]> printed = new ArrayList<>();
    String text = "we met dr. smith on monday he was late again why did nobody call him";
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      SentenceDetector detector = SegmenterSentenceDetector.of(BoundarySegmenter.of(network));
      for (Span sentence : detector.sentPosDetect(text)) {
        printed.add(SimpleTokenizer.INSTANCE.tokenize(sentence.getCoveredText(text).toString()));
      }
    }
    assertEquals(3, printed.size());
    assertArrayEquals(new String[] {"he", "was", "late", "again"}, printed.get(1));
  }
}
