package dev.caesura.bench.text;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;

/** Factory of other splitters for the JVM, as text segmenters for one language. */
final class Splitters {

  private static final Map<String, String> OPENNLP =
      Map.of(
          "en", "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin",
          "de", "/opennlp-de-ud-gsd-sentence-1.3-2.5.4.bin",
          "fr", "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin");

  private static final Map<String, SentenceModel> MODELS = new LinkedHashMap<>();

  private Splitters() {}

  static TextSegmenter breakIterator(String language) {
    return BreakIteratorSegmenter.jdk(Locale.forLanguageTag(language));
  }

  static TextSegmenter icu(String language) {
    return BreakIteratorSegmenter.icu(Locale.forLanguageTag(language));
  }

  static TextSegmenter rules(String language) {
    return RuleSegmenter.of(Locale.forLanguageTag(language));
  }

  static boolean hasOpenNlpModel(String language) {
    return OPENNLP.containsKey(language);
  }

  static TextSegmenter openNlp(String language) {
    SentenceModel model = MODELS.computeIfAbsent(language, Splitters::load);
    return text -> {
      List<Integer> ends = new ArrayList<>();
      Span[] spans = new SentenceDetectorME(model).sentPosDetect(text);
      for (int i = 0; i + 1 < spans.length; i++) {
        ends.add(spans[i + 1].getStart());
      }
      return Segmentation.ofEnds(text, ends);
    };
  }

  private static SentenceModel load(String language) {
    try (InputStream in = Splitters.class.getResourceAsStream(OPENNLP.get(language))) {
      return new SentenceModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
