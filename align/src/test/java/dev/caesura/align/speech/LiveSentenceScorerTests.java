package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSentenceScorerTests {

  private static final double DELAY = 1;

  private static List<LiveSentenceScorer.Decision> decisions(List<SpokenWord> words) {
    LiveSentenceScorer live =
        new LiveSentenceScorer(JointSentenceScorer.shipped(), Speech.NETWORK, DELAY);
    List<LiveSentenceScorer.Decision> all = new ArrayList<>();
    words.forEach(word -> all.addAll(live.push(word)));
    all.addAll(live.finish());
    return all;
  }

  @Test
  void everyWordIsDecidedInTime() {
    List<SpokenWord> words = Speech.random(4, 400).evidence().words();
    LiveSentenceScorer live =
        new LiveSentenceScorer(JointSentenceScorer.shipped(), Speech.NETWORK, DELAY);
    int next = 0;
    for (SpokenWord word : words) {
      for (LiveSentenceScorer.Decision decision : live.push(word)) {
        assertEquals(words.get(next++).word(), decision.word().word());
      }
      if (next < words.size()) {
        double end = words.get(next).word().span().endSeconds();
        assertTrue(end + DELAY > word.word().span().startSeconds(), () -> "late at " + end);
      }
    }
    assertEquals(words.size() - next, live.finish().size());
  }

  @Test
  void laterWordsChangeNothing() {
    List<SpokenWord> words = Speech.random(5, 300).evidence().words();
    List<LiveSentenceScorer.Decision> all = decisions(words);
    LiveSentenceScorer live =
        new LiveSentenceScorer(JointSentenceScorer.shipped(), Speech.NETWORK, DELAY);
    List<LiveSentenceScorer.Decision> some = new ArrayList<>();
    words.subList(0, 150).forEach(word -> some.addAll(live.push(word)));
    assertTrue(some.size() > 100);
    assertEquals(all.subList(0, some.size()), some);
  }

  @Test
  void theLastWordEnds() {
    List<SpokenWord> words = Speech.random(6, 30).evidence().words();
    List<LiveSentenceScorer.Decision> all = decisions(words);
    assertEquals(30, all.size());
    assertEquals(1, all.get(29).score());
    assertEquals(List.of(), decisions(List.of()));
  }

  @Test
  void wrongWordsAreRefused() {
    LiveSentenceScorer live =
        new LiveSentenceScorer(JointSentenceScorer.shipped(), Speech.NETWORK, DELAY);
    SpokenWord word = Speech.spoken("a", 2, 3, 0);
    live.push(word);
    SpokenWord early = Speech.spoken("b", 1, 2, 0);
    assertThrows(IllegalArgumentException.class, () -> live.push(early));
    SpokenWord untimed = new SpokenWord(word.word(), false, "", word.text());
    assertThrows(IllegalArgumentException.class, () -> live.push(untimed));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LiveSentenceScorer(JointSentenceScorer.shipped(), Speech.NETWORK, 0));
  }
}
