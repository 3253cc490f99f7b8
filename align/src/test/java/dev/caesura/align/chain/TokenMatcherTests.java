package dev.caesura.align.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenMatcherTests {

  /** Text with words of very different frequency, as texts have. */
  private static List<String> text(Random random, int words) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      int rank = (int) Math.pow(2_000, random.nextDouble()) + random.nextInt(3);
      text.add(spelled(rank));
    }
    return text;
  }

  private static String spelled(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number * 7 + 11; rest > 0; rest /= 12) {
      word.append("bdfgklmnprst".charAt(rest % 12)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }

  /** What a recogniser makes of it: some words others, some missing, some more. */
  private static List<String> misrecognized(List<String> text, Random random, double rate) {
    List<String> recognized = new ArrayList<>();
    for (String word : text) {
      double luck = random.nextDouble();
      if (luck >= rate) {
        recognized.add(word);
      } else if (luck >= rate / 3) {
        recognized.add(spelled(random.nextInt(2_000)));
      } else if (luck >= rate / 6) {
        recognized.add(word);
        recognized.add(spelled(random.nextInt(2_000)));
      }
    }
    return recognized;
  }

  private static void isConsistent(TokenMatches matches, String hint) {
    for (int j = 0; j < matches.writtenSize(); j++) {
      int recognized = matches.recognizedFor(j);
      assertTrue(recognized < 0 || matches.writtenFor(recognized) == j, hint);
    }
    int last = -1;
    for (Block block : matches.blocks()) {
      assertTrue(block.firstRecognized() > last, hint);
      assertTrue(block.lastWritten() >= block.firstWritten(), hint);
      last = block.lastRecognized();
      for (int i = block.firstRecognized(); i <= block.lastRecognized(); i++) {
        int written = matches.writtenFor(i);
        boolean back = written >= 0 && matches.recognizedFor(written) == i;
        assertTrue(written < 0 || back == (block.kind() != Block.Kind.REPEATED), hint);
      }
    }
  }

  @Test
  void keptOrderAscends() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<String> text = text(random, random.nextInt(3_000));
      List<String> recognized = misrecognized(text, random, random.nextDouble());
      TokenMatches matches = TokenMatcher.of(TranscriptOrder.KEEP).match(recognized, text);
      isConsistent(matches, "seed " + seed);
      int last = -1;
      for (int i = 0; i < recognized.size(); i++) {
        int written = matches.writtenFor(i);
        assertTrue(written < 0 || written > last, "seed " + seed);
        last = Math.max(last, written);
      }
    }
  }

  /** Every word of both sides has a label, and the labels of a pair agree. */
  @Test
  void everyWordIsLabelled() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Map<WordLabel, Integer> counts = new EnumMap<>(WordLabel.class);
    for (TranscriptOrder order : TranscriptOrder.values()) {
      List<String> text = text(random, 2_000);
      List<String> recognized = misrecognized(text, random, 0.3);
      recognized.addAll(900, text.subList(100, 400));
      TokenMatches matches = TokenMatcher.of(order).match(recognized, text);
      for (int i = 0; i < recognized.size(); i++) {
        int j = matches.writtenFor(i);
        WordLabel label = matches.recognizedLabel(i);
        counts.merge(label, 1, Integer::sum);
        assertEquals(j < 0, label == WordLabel.ONLY_IN_AUDIO, "seed " + seed);
        assertEquals(
            j >= 0 && recognized.get(i).equals(text.get(j)),
            label == WordLabel.MATCHED,
            "seed " + seed);
      }
      for (int j = 0; j < text.size(); j++) {
        int i = matches.recognizedFor(j);
        WordLabel label = matches.writtenLabel(j);
        counts.merge(label, 1, Integer::sum);
        assertEquals(
            i < 0 ? WordLabel.ONLY_IN_TEXT : matches.recognizedLabel(i), label, "seed " + seed);
      }
    }
    for (WordLabel label : WordLabel.values()) {
      assertTrue(counts.getOrDefault(label, 0) > 20, label + ", seed " + seed);
    }
  }

  @Test
  void exactSpeechIsPairedWordByWord() {
    Random random = new Random(3);
    List<String> text = text(random, 5_000);
    for (TranscriptOrder order : TranscriptOrder.values()) {
      TokenMatches matches = TokenMatcher.of(order).match(text, text);
      for (int i = 0; i < text.size(); i++) {
        assertEquals(i, matches.writtenFor(i), order.name());
      }
      assertEquals(1, matches.blocks().size());
    }
  }

  @Test
  void findsShuffledBlocksInNoisySpeech() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> text = text(random, 4_000);
    List<Integer> blocks = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    Collections.shuffle(blocks, random);
    List<String> said = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    for (int block : blocks) {
      for (int j = block * 400; j < block * 400 + 400; j++) {
        // A quarter of the words is lost.
        if (random.nextInt(4) > 0) {
          said.add(text.get(j));
          truth.add(j);
        }
      }
    }
    TokenMatches matches = TokenMatcher.of(TranscriptOrder.ANY).match(said, text);
    isConsistent(matches, "seed " + seed);
    int right = 0;
    for (int i = 0; i < said.size(); i++) {
      right += matches.writtenFor(i) == truth.get(i) ? 1 : 0;
    }
    int found = right;
    assertTrue(right > 0.97 * said.size(), () -> found + " of " + said.size() + ", seed " + seed);
  }

  @Test
  void tellsWhatWasSaidTwice() {
    Random random = new Random(4);
    List<String> text = text(random, 1_000);
    List<String> said = new ArrayList<>(text);
    said.addAll(text.subList(200, 400));
    TokenMatches matches = TokenMatcher.of(TranscriptOrder.ANY).match(said, text);
    isConsistent(matches, "twice");
    assertEquals(
        List.of(Block.Kind.IN_ORDER, Block.Kind.REPEATED),
        matches.blocks().stream().map(Block::kind).toList());
    assertEquals(300, matches.writtenFor(1_100));
    assertEquals(300, matches.recognizedFor(300));
  }

  @Test
  void tellsWhatWasMoved() {
    Random random = new Random(5);
    List<String> text = text(random, 1_000);
    List<String> said = new ArrayList<>(text.subList(0, 600));
    said.addAll(text.subList(800, 1_000));
    said.addAll(text.subList(600, 800));
    TokenMatches matches = TokenMatcher.of(TranscriptOrder.ANY).match(said, text);
    assertEquals(
        List.of(Block.Kind.IN_ORDER, Block.Kind.IN_ORDER, Block.Kind.MOVED).stream()
            .sorted()
            .toList(),
        matches.blocks().stream().map(Block::kind).sorted().toList());
    assertEquals(700, matches.writtenFor(900));
  }

  @Test
  void anotherTextHasNoMatches() {
    List<String> recognized = text(new Random(6), 3_000);
    List<String> text = text(new Random(7), 20_000);
    TokenMatches matches = TokenMatcher.of(TranscriptOrder.ANY).match(recognized, text);
    int pairs = matches.blocks().stream().mapToInt(Block::pairs).sum();
    assertTrue(pairs < 15, () -> pairs + " pairs");
  }

  @Test
  void findsCharactersAndOtherScripts() {
    List<String> recognized =
        "我们今天在这里讨论这个问题的原因非常简单就是因为大家都关心".codePoints().mapToObj(Character::toString).toList();
    List<String> written =
        "今天在这里讨论这个问题的原因很简单就是大家都关心".codePoints().mapToObj(Character::toString).toList();
    TokenMatches matches = TokenMatcher.of(TranscriptOrder.KEEP).match(recognized, written);
    assertEquals(0, matches.writtenFor(2));
    assertEquals(written.size() - 1, matches.writtenFor(recognized.size() - 1));
  }

  @Test
  void extremeSidesEndSoon() {
    List<String> same = Collections.nCopies(50_000, "no");
    List<String> few = List.of("no", "yes", "no");
    for (TranscriptOrder order : TranscriptOrder.values()) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            isConsistent(TokenMatcher.of(order).match(same, same), "same");
            isConsistent(TokenMatcher.of(order).match(few, same), "few");
            isConsistent(TokenMatcher.of(order).match(same, few), "few");
            isConsistent(TokenMatcher.of(order).match(List.of(), same), "none");
            isConsistent(TokenMatcher.of(order).match(same, List.of()), "none");
          });
    }
  }
}
