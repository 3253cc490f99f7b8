package dev.caesura.align.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomResegmenterTests {

  private static final int RATE = 1000;

  private record Corpus(
      List<CorpusSentence> sentences, Map<String, Transcript> heard, int sources, int targets) {}

  private static TimeSpan ms(long start, long end) {
    return new TimeSpan(start, end, RATE);
  }

  private static Word word(String text, long start, long end) {
    return new Word(text, ms(start, end), 1);
  }

  /** Numbered words, so that each can be followed. */
  private static Corpus random(Random random, boolean translated) {
    List<CorpusSentence> sentences = new ArrayList<>();
    Map<String, Transcript> heard = new HashMap<>();
    int source = 0;
    int target = 0;
    for (int talk = 0; talk < 3; talk++) {
      List<Word> words = new ArrayList<>();
      long time = 0;
      int count = 1 + random.nextInt(30);
      for (int s = 0; s < count; s++) {
        long start = time;
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(20);
        for (int w = 0; w < length; w++) {
          long end = time + 50 + random.nextInt(400);
          text.append(" W").append(source).append(',');
          if (random.nextInt(6) > 0) {
            words.add(word("w" + source, time, end));
          }
          source++;
          time = end + random.nextInt(100);
        }
        StringBuilder translation = new StringBuilder();
        List<WordLink> links = new ArrayList<>();
        int targets = translated ? random.nextInt(20) : 0;
        for (int t = 0; t < targets; t++) {
          translation.append(" T").append(target++);
          if (random.nextInt(10) > 1) {
            links.add(new WordLink(random.nextInt(length), t));
          }
        }
        sentences.add(
            new CorpusSentence(
                "talk" + talk,
                ms(start, time),
                "spk",
                text.toString(),
                translation.toString(),
                links));
        time += random.nextInt(2000);
      }
      if (random.nextInt(5) > 0) {
        heard.put("talk" + talk, new Transcript(words));
      }
    }
    return new Corpus(sentences, heard, source, target);
  }

  private static RandomResegmenter resegmenter(long seed) {
    return RandomResegmenter.of(AugmentSettings.defaults().withSeed(seed));
  }

  private static List<AugmentedSegment> all(AugmentedCorpus augmented) {
    List<AugmentedSegment> all = new ArrayList<>(augmented.kept());
    augmented.rejected().forEach(each -> all.add(each.segment()));
    return all;
  }

  private static List<Integer> numbers(String text) {
    return CorpusSentence.words(text).stream()
        .map(word -> Integer.valueOf(word.replaceAll("\\D", "")))
        .toList();
  }

  private static void assertTiled(int count, List<String> texts, String message) {
    List<Integer> found = new ArrayList<>();
    for (String text : texts) {
      List<Integer> part = numbers(text);
      if (!part.isEmpty()) {
        int first = part.get(0);
        assertEquals(IntStream.range(first, first + part.size()).boxed().toList(), part, message);
      }
      found.addAll(part);
    }
    assertEquals(
        IntStream.range(0, count).boxed().toList(), found.stream().sorted().toList(), message);
  }

  @Test
  void noWordIsLostOrTwice() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    int inner = 0;
    for (int round = 0; round < 200; round++) {
      Corpus corpus = random(random, random.nextBoolean());
      AugmentSettings settings =
          random.nextBoolean()
              ? AugmentSettings.defaults().withSeed(random.nextLong())
              : AugmentSettings.defaults()
                  .withSeed(random.nextLong())
                  .withBuckets(0.5, 1, 3, 8)
                  .withDurations(0.6, 7);
      RandomResegmenter resegmenter = RandomResegmenter.of(settings);
      String message = "-Dcaesura.seed=" + seed + ", round " + round;
      AugmentedCorpus augmented = resegmenter.resegment(corpus.sentences(), corpus.heard());
      List<AugmentedSegment> all = all(augmented);
      assertTiled(corpus.sources(), all.stream().map(AugmentedSegment::source).toList(), message);
      assertTiled(corpus.targets(), all.stream().map(AugmentedSegment::target).toList(), message);
      assertEquals(augmented, resegmenter.resegment(corpus.sentences(), corpus.heard()), message);
      for (String talk : List.of("talk0", "talk1", "talk2")) {
        long last = 0;
        for (AugmentedSegment segment : augmented.kept()) {
          if (segment.recording().equals(talk)) {
            assertTrue(segment.span().startSample() >= last, message + ": " + segment);
            last = segment.span().endSample();
          }
        }
      }
      for (AugmentedCorpus.Rejected each : augmented.rejected()) {
        assertTrue(!each.reason().isBlank(), message);
      }
      inner += augmented.kept().size();
    }
    assertTrue(inner > 1000, inner + " segments kept");
  }

  @Test
  void recordingsDoNotDependOnEachOther() {
    Corpus corpus = random(new Random(5), true);
    List<CorpusSentence> one =
        corpus.sentences().stream().filter(each -> each.recording().equals("talk1")).toList();
    RandomResegmenter resegmenter = resegmenter(11);
    List<AugmentedSegment> alone = resegmenter.resegment(one, corpus.heard()).kept();
    assertEquals(
        alone,
        resegmenter.resegment(corpus.sentences(), corpus.heard()).kept().stream()
            .filter(each -> each.recording().equals("talk1"))
            .toList());
    assertNotEquals(alone, resegmenter(12).resegment(one, corpus.heard()).kept());
  }

  private static final List<Word> HEARD =
      List.of(
          word("one", 0, 400),
          word("two", 500, 900),
          word("three", 1000, 1400),
          word("four", 1500, 2000),
          word("five", 3000, 3500),
          word("six", 3600, 4000));

  @Test
  void cutsWhereWordsAreRecognisedAndLinksCrossLeast() {
    List<CorpusSentence> sentences =
        List.of(
            new CorpusSentence(
                "a",
                ms(0, 2100),
                "s1",
                "One, two three four.",
                "vier drei zwei eins",
                WordLink.parsePharaoh("0-3 1-2 2-1 3-0")),
            new CorpusSentence(
                "a",
                ms(2900, 4100),
                "s2",
                "Five six.",
                "fünf sechs",
                WordLink.parsePharaoh("0-0 1-1")));
    AugmentedCorpus augmented =
        RandomResegmenter.of(AugmentSettings.defaults().withBuckets(3.3, 3.4))
            .resegment(sentences, Map.of("a", new Transcript(HEARD)));
    assertEquals(
        List.of(
            new AugmentedSegment(
                "a", ms(0, 3500), "s1", "One, two three four. Five", "vier drei zwei eins fünf"),
            new AugmentedSegment("a", ms(3600, 4100), "s2", "six.", "sechs")),
        augmented.kept());
  }

  @Test
  void rejectedSegmentsHaveAReason() {
    List<CorpusSentence> sentences =
        List.of(
            CorpusSentence.of("a", ms(0, 2100), "one two three four"),
            CorpusSentence.of("a", ms(2900, 40_000), "five six"),
            new CorpusSentence("b", ms(0, 100), "", "x", "ix", List.of()),
            CorpusSentence.of("c", ms(0, 900), "y"));
    AugmentedCorpus augmented =
        RandomResegmenter.of(AugmentSettings.defaults().withDurations(0.5, 20))
            .resegment(sentences, Map.of());
    List<String> reasons =
        augmented.rejected().stream().map(AugmentedCorpus.Rejected::reason).toList();
    assertEquals(
        List.of(
            "no word of the translation",
            "37.100 s is longer than 20.0 s",
            "0.100 s is shorter than 0.5 s",
            "no word of the translation"),
        reasons);
  }

  @Test
  void badInputIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WordLink.parsePharaoh("0-0 1:2"));
    assertEquals("expected a pair such as 0-1; found '1:2'", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new CorpusSentence(
                    "a", ms(0, 1), "", "one two", "eins", WordLink.parsePharaoh("1-1")));
    assertEquals("link 1-1: expected numbers below 2 and 1 in: one two", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class, () -> AugmentSettings.defaults().withBuckets(3, 2));
    assertEquals(
        "bucketEdges [3.0, 2.0]: expected at least two rising numbers from 0 on", e.getMessage());
  }
}
