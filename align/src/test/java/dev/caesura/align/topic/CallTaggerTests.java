package dev.caesura.align.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallTaggerTests {

  private static final TopicAnchors TWO =
      new TopicAnchors(
          new LinkedHashMap<>(
              Map.of("red", List.of(new float[] {1, 0}), "blue", List.of(new float[] {0, 1}))),
          0.3);

  private static TimedText at(double start, double end) {
    return new TimedText(TimeSpan.fromSeconds(start, end, 16_000), "", "words");
  }

  private record Call(List<TimedText> utterances, List<float[]> vectors) {}

  private static Call random(int size, SplittableRandom random) {
    List<TimedText> utterances = new ArrayList<>();
    float[][] vectors = new float[size][2];
    double time = 0;
    for (int i = 0; i < size; i++) {
      time += random.nextInt(3);
      utterances.add(at(time, time + 0.5 + random.nextInt(9)));
      time += random.nextInt(6);
      double angle = random.nextDouble() * 2 * Math.PI;
      vectors[i] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }
    return new Call(utterances, List.of(vectors));
  }

  private static List<String> topics(List<TaggedUtterance> tagged) {
    return tagged.stream().map(TaggedUtterance::topic).toList();
  }

  /** Without smoothing and delay, the sequence is the best of all. */
  @Test
  void findsTheBestSequence() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    CallSettings settings = CallSettings.defaults().withSmoothSeconds(0).withSwitchCost(12);
    List<String> names = new ArrayList<>(TWO.names());
    names.add(TopicAnchors.NONE);
    for (int round = 0; round < 100; round++) {
      Call call = random(1 + random.nextInt(6), random);
      int size = call.utterances.size();
      double best = Double.NEGATIVE_INFINITY;
      for (int code = 0; code < Math.pow(3, size); code++) {
        List<String> tags = new ArrayList<>();
        for (int i = 0, rest = code; i < size; i++, rest /= 3) {
          tags.add(names.get(rest % 3));
        }
        best = Math.max(best, gain(call, tags));
      }
      List<String> found =
          topics(
              CallTagger.tag(call.utterances, call.vectors.toArray(new float[0][]), TWO, settings));
      assertEquals(best, gain(call, found), 1e-6, "seed " + seed);
    }
  }

  private static double gain(Call call, List<String> tags) {
    double gain = 0;
    for (int i = 0; i < tags.size(); i++) {
      int topic = TWO.names().indexOf(tags.get(i));
      double similar = topic < 0 ? TWO.floor() : TWO.score(call.vectors.get(i))[topic];
      gain += call.utterances.get(i).span().seconds() * (similar - TWO.floor());
      gain -= i > 0 && !tags.get(i).equals(tags.get(i - 1)) ? 1.2 : 0;
    }
    return gain;
  }

  /** What is tagged depends neither on later speech than the delay, nor on when it is asked. */
  @Test
  void aDelayBoundsWhatIsSeen() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Call call = random(2 + random.nextInt(25), random);
      double delay = random.nextInt(40);
      CallSettings settings =
          CallSettings.defaults().withSwitchCost(random.nextInt(20)).withDelaySeconds(delay);
      List<TaggedUtterance> whole =
          CallTagger.tag(call.utterances, call.vectors.toArray(new float[0][]), TWO, settings);
      assertEquals(call.utterances.size(), whole.size());
      CallTagger live = new CallTagger(TWO, settings);
      List<TaggedUtterance> tagged = new ArrayList<>();
      for (int i = 0; i < call.utterances.size(); i++) {
        TimedText next = call.utterances.get(i);
        tagged.addAll(live.push(next, call.vectors.get(i)));
        for (int j = 0; j < i; j++) {
          double end = call.utterances.get(j).span().endSeconds();
          // Utterances are tagged in order, so an earlier long one may hold back.
          boolean due = end + delay + 1e-6 < next.span().startSeconds();
          boolean held = false;
          for (int k = 0; k < j; k++) {
            held |=
                call.utterances.get(k).span().endSeconds() + delay + 1e-6
                    >= next.span().startSeconds();
          }
          assertTrue(!due || held || tagged.size() > j, "seed " + seed + ", round " + round);
        }
        // The start of a call has the same tags without its rest.
        CallTagger early = new CallTagger(TWO, settings);
        List<TaggedUtterance> start = new ArrayList<>();
        for (int j = 0; j <= i; j++) {
          start.addAll(early.push(call.utterances.get(j), call.vectors.get(j)));
        }
        assertEquals(whole.subList(0, start.size()), start, "seed " + seed + ", round " + round);
      }
      tagged.addAll(live.finish());
      assertEquals(whole, tagged, "seed " + seed + ", round " + round);
    }
  }

  @Test
  void smoothingBridgesAnOddUtterance() {
    List<TimedText> utterances = new ArrayList<>();
    float[][] vectors = new float[9][];
    for (int i = 0; i < 9; i++) {
      utterances.add(at(5 * i, 5 * i + 4));
      vectors[i] = i == 4 ? new float[] {0, 1} : new float[] {1, 0};
    }
    CallSettings free = CallSettings.defaults().withSwitchCost(0);
    assertEquals(
        3,
        TopicSegment.of(CallTagger.tag(utterances, vectors, TWO, free.withSmoothSeconds(0)))
            .size());
    List<TopicSegment> smooth =
        TopicSegment.of(CallTagger.tag(utterances, vectors, TWO, free.withSmoothSeconds(20)));
    assertEquals(1, smooth.size());
    assertEquals("red", smooth.get(0).topic());
    assertEquals(44, smooth.get(0).span().endSeconds(), 1e-9);
    assertEquals(List.of(), TopicSegment.of(List.of()));
  }

  @Test
  void wrongValuesAreRefused() {
    CallTagger tagger = new CallTagger(TWO, CallSettings.defaults());
    tagger.push(at(5, 6), new float[] {1, 0});
    assertThrows(IllegalArgumentException.class, () -> tagger.push(at(4, 6), new float[] {1, 0}));
    IllegalArgumentException size =
        assertThrows(
            IllegalArgumentException.class, () -> tagger.push(at(6, 7), new float[] {1, 0, 0}));
    assertTrue(size.getMessage().contains("size 3: expected 2"), size.getMessage());
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TopicAnchors.of(
                    Map.of("red", List.of(" ")), sentences -> new float[sentences.size()][2]));
    assertTrue(none.getMessage().contains("topic 'red': expected at least one example"));
    assertThrows(
        IllegalArgumentException.class,
        () -> TopicAnchors.of(Map.of(), sentences -> new float[0][]));
  }

  /** Two clusters of examples give anchors at both. */
  @Test
  void anchorsAreCentresOfClusters() {
    float[][] vectors = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
    TopicAnchors anchors =
        TopicAnchors.of(Map.of("both", List.of("a", "b", "c", "d")), sentences -> vectors);
    assertEquals(2, anchors.topics().get("both").size());
    assertEquals(1, anchors.score(new float[] {1, 0})[0], 1e-6);
    assertEquals(1, anchors.score(new float[] {0, 1})[0], 1e-6);
  }
}
