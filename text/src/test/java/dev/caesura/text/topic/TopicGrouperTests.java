package dev.caesura.text.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.Grouper;
import dev.caesura.text.GrouperContract;
import dev.caesura.text.Segmentation;
import dev.caesura.text.sentence.RuleSegmenter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TopicGrouperTests {

  static final String FISH =
      "The trout swims in the cold river. Anglers catch the trout with flies. A river without trout"
          + " bores anglers. Flies for trout are tied by hand. ";
  static final String TAX =
      "The parliament votes on the budget tonight. Taxes in the budget rise again. Opponents of the"
          + " taxes left parliament. The budget passes without their votes. ";

  @Nested
  class Spread implements GrouperContract {
    @Override
    public Grouper grouper() {
      return TopicGrouper.of(SpreadTopics.lexical());
    }
  }

  @Nested
  class Bayes implements GrouperContract {
    @Override
    public Grouper grouper() {
      return TopicGrouper.of(BayesTopics.defaults());
    }
  }

  private static Segmentation sentences(String text) {
    return RuleSegmenter.of(Locale.ENGLISH).segment(text);
  }

  @Test
  void wordsSeparateTopics() {
    for (TopicMethod method : List.of(SpreadTopics.lexical(), BayesTopics.defaults())) {
      TopicGrouper grouper =
          TopicGrouper.of(method).withSettings(TopicSettings.defaults().withNumber(2));
      assertEquals(List.of(FISH, TAX), grouper.group(sentences(FISH + TAX)).strings());
    }
  }

  @Test
  void numbersAndLengthsAreKept() {
    Segmentation sentences = sentences(FISH + TAX + FISH + TAX);
    TopicSettings settings = TopicSettings.defaults().withLengths(3, 5);
    for (TopicMethod method : List.of(SpreadTopics.lexical(), BayesTopics.defaults())) {
      for (int number = 4; number <= 5; number++) {
        Segmentation topics =
            TopicGrouper.of(method).withSettings(settings.withNumber(number)).group(sentences);
        assertEquals(number, topics.size());
        topics
            .strings()
            .forEach(topic -> assertTrue(sentences(topic).size() >= 3, "shorter than 3: " + topic));
      }
      assertThrows(
          IllegalArgumentException.class,
          () -> TopicGrouper.of(method).withSettings(settings.withNumber(3)).group(sentences));
    }
  }

  /** Sentences e and f are alike, and differ from both topics alike: they belong together. */
  @Test
  void linkedSentencesStayTogether() {
    float rest = (float) Math.sqrt(0.5);
    SentenceEncoder encoder =
        texts ->
            texts.stream()
                .map(
                    text ->
                        text.compareTo("e") < 0
                            ? new float[] {1, 0, 0}
                            : text.compareTo("f") <= 0
                                ? new float[] {0.5f, 0.5f, rest}
                                : new float[] {0, 1, 0})
                .toArray(float[][]::new);
    TopicText text = TopicText.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    for (TopicSettings settings :
        List.of(
            TopicSettings.defaults().withNumber(2), TopicSettings.defaults().withPenalty(0.5))) {
      List<Integer> ends = SpreadTopics.of(encoder).ends(text, settings);
      assertEquals(2, ends.size(), ends.toString());
      assertTrue(ends.get(0) != 5, ends.toString());
    }
  }

  /** Networks differ in how large their cosines are: what all sentences share is no evidence. */
  @Test
  void topicsAreFoundWithAnyCosines() {
    for (float shared : new float[] {0, 0.5f, 1, 2, 4}) {
      SentenceEncoder encoder =
          texts -> {
            float[][] vectors = new float[texts.size()][texts.size() + 3];
            for (int i = 0; i < vectors.length; i++) {
              vectors[i][0] = shared;
              vectors[i][texts.get(i).startsWith("a") ? 1 : 2] = 1;
              vectors[i][3 + i] = 0.8f;
              Vectors.normalize(vectors[i]);
            }
            return vectors;
          };
      List<String> sentences = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        sentences.add((i < 14 ? "a" : "b") + i);
      }
      assertEquals(
          List.of(14, 24),
          SpreadTopics.of(encoder).ends(TopicText.of(sentences), TopicSettings.defaults()),
          "shared " + shared);
    }
  }

  @Test
  void shortTextsAreOneTopic() {
    SentenceEncoder encoder = texts -> new float[texts.size()][4];
    for (int size = 0; size < 6; size++) {
      List<String> sentences = Collections.nCopies(size, "The trout swims.");
      for (TopicMethod method : List.of(SpreadTopics.lexical(), SpreadTopics.of(encoder))) {
        assertEquals(
            size == 0 ? List.of() : List.of(size),
            method.ends(TopicText.of(sentences), TopicSettings.defaults()));
      }
    }
  }

  @Test
  void largerPenaltiesGiveFewerTopics() {
    Segmentation sentences = sentences((FISH + TAX).repeat(4));
    int last = Integer.MAX_VALUE;
    for (double penalty : new double[] {0.1, 0.5, 1, 2, 10}) {
      TopicSettings settings = TopicSettings.defaults().withPenalty(penalty);
      int topics =
          TopicGrouper.of(SpreadTopics.lexical()).withSettings(settings).group(sentences).size();
      assertTrue(topics <= last, "more than " + last);
      last = topics;
    }
    assertEquals(1, last);
  }

  @Test
  void cuesMoveBoundaries() {
    List<String> same = Collections.nCopies(8, "The trout swims.");
    double[] cues = new double[8];
    cues[4] = 0.5;
    TopicText text = TopicText.of(same).withCues(cues);
    TopicSettings two = TopicSettings.defaults().withNumber(2);
    // Words that all sentences share carry nothing, so that the cue alone decides.
    SentenceEncoder some =
        sentences ->
            sentences.stream()
                .map(s -> new float[] {1 + sentences.size() % 2, 0})
                .toArray(float[][]::new);
    double[] unit = {0.1, 0.1, 0.1, 0.1, 0.05, 0.1, 0.1, 0.1};
    assertEquals(
        List.of(5, 8), two.ends(() -> new SpreadCosts(some.encode(same), new double[8]), unit));
    assertEquals(0.5, text.cueAfter(4));
    assertEquals(0.5, text.part(3, 6).cueAfter(1));
    assertThrows(IllegalArgumentException.class, () -> text.withCues(new double[7]));
    assertThrows(
        IllegalArgumentException.class, () -> text.withCues(new double[] {1, 0, 0, 0, 0, 0, 0, 0}));
  }

  @Test
  void termsAreWordsOfTheirTopic() {
    List<String> sentences = sentences(FISH + TAX).strings().stream().map(String::strip).toList();
    List<List<String>> terms = KeyTerms.of(sentences, List.of(4, 8), 2);
    assertEquals("trout", terms.get(0).get(0));
    assertEquals("budget", terms.get(1).get(0));
    assertEquals(List.of(), KeyTerms.of(List.of(), List.of(), 2));
  }

  @Test
  void wordsOfAnyScript() {
    assertEquals(List.of("cafe", "naive"), WordCounts.stems("Caf\u00e9 na\u0308ive"));
    // Arabic and Hebrew with their vowel points, as without.
    assertEquals(
        WordCounts.stems("\u0643\u062a\u0628 \u05e1\u05e4\u05e8\u05d9"),
        WordCounts.stems("\u0643\u064e\u062a\u064e\u0628 \u05e1\u05b5\u05e4\u05e8\u05d9"));
    // Hindi with vowel signs before and after, which are part of the word.
    assertEquals(
        List.of("\u0915\u093f\u0924\u093e\u092c", "\u0928\u0926\u0940"),
        WordCounts.stems("\u0915\u093f\u0924\u093e\u092c \u0928\u0926\u0940"));
    // Thai: two characters with two marks each.
    String thai = "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48";
    assertEquals(List.of(thai), WordCounts.stems(thai));
    assertEquals(List.of("\u65e5\u672c", "\u672c\u8a9e"), WordCounts.stems("\u65e5\u672c\u8a9e"));
    List<String> sentences = List.of(thai, thai + "\u0e04\u0e19", "\u0e1a\u0e49\u0e32\u0e19");
    assertTrue(!KeyTerms.of(sentences, List.of(2, 3), 3).get(0).isEmpty());
  }
}
