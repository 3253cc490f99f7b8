package dev.caesura.text.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentencePackerTests {

  /** A token for each character that is not white space, and two for every text. */
  private static final TokenCounter LETTERS =
      text -> 2 + (int) text.codePoints().filter(c -> !WhiteSpace.is(c)).count();

  private static List<Sentence> sentences(String... texts) {
    List<Sentence> sentences = new ArrayList<>();
    long at = 0;
    for (String text : texts) {
      boolean blankLine = text.endsWith("\n\n");
      sentences.add(new Sentence(text, at, at + text.length(), 0, blankLine));
      at += text.length();
    }
    return sentences;
  }

  private static List<Chunk> pack(ChunkSettings settings, List<Sentence> sentences) {
    SentencePacker packer = SentencePacker.of(LETTERS, settings);
    List<Chunk> chunks = new ArrayList<>();
    sentences.forEach(sentence -> chunks.addAll(packer.add(sentence)));
    chunks.addAll(packer.finish());
    assertEquals(List.of(), packer.finish());
    return chunks;
  }

  private static List<String> texts(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::text).toList();
  }

  @Test
  void sentencesArePackedAsLongAsTheyFit() {
    List<Sentence> sentences = sentences("aa ", "bbb ", "c ", "dddd ", "e");
    ChunkSettings settings = ChunkSettings.defaults().withMaxTokens(8);
    List<Chunk> chunks = pack(settings, sentences);
    assertEquals(List.of("aa bbb c ", "dddd e"), texts(chunks));
    assertEquals(new Chunk("dddd e", 9, 15, 2, 7, false), chunks.get(1));
    assertEquals(
        List.of("aa bbb c ", "c dddd e"), texts(pack(settings.withOverlapSentences(1), sentences)));
    // An overlap of two does not fit before the fourth.
    assertEquals(
        List.of("aa bbb c ", "c dddd e"), texts(pack(settings.withOverlapSentences(2), sentences)));
    assertEquals(List.of(), pack(settings, List.of()));
  }

  @Test
  void chunkEndsAtABlankLine() {
    assertEquals(
        List.of("a b\n\n", "c d"),
        texts(pack(new ChunkSettings(99, 3), sentences("a ", "b\n\n", "c ", "d"))));
  }

  @Test
  void longSentenceIsSplitWhereItIsLikeliest() {
    String text = "aa bb cc dd ee ff";
    float[] scores = new float[text.length()];
    scores[7] = .6f;
    scores[1] = .9f;
    Sentence sentence =
        new Sentence(text, 0, text.length(), 0, false, BoundaryScores.of(text, scores));
    List<Chunk> chunks = pack(new ChunkSettings(10, 1), List.of(sentence));
    assertEquals(List.of("aa bb cc ", "dd ee ff"), texts(chunks));
    assertTrue(chunks.stream().allMatch(Chunk::isPart));
    assertEquals(
        List.of("x ", "yyyy", "yyyy", "yy z z"),
        texts(pack(new ChunkSettings(6, 1), sentences("x ", "yyyyyyyyyy z z"))));
    assertEquals(
        List.of("\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00"),
        texts(pack(new ChunkSettings(4, 0), sentences("\uD83D\uDE00".repeat(3)))));
    assertThrows(
        IllegalArgumentException.class, () -> pack(new ChunkSettings(2, 0), sentences("ab")));
    assertThrows(IllegalArgumentException.class, () -> new ChunkSettings(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ChunkSettings(1, -1));
  }

  @Test
  void nothingIsLostAndNothingIsTooLong() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> texts = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        StringBuilder text = new StringBuilder(random.nextInt(9) == 0 ? " " : "");
        for (int k = random.nextInt(30); k >= 0; k--) {
          text.append(random.nextInt(4) == 0 ? " " : random.nextInt(9) == 0 ? "\uD83D\uDE00" : "x");
        }
        texts.add(text + (random.nextInt(6) == 0 ? "\n\n" : " "));
      }
      ChunkSettings settings = new ChunkSettings(4 + random.nextInt(30), random.nextInt(4));
      String message = "-Dcaesura.seed=" + seed + ", round " + round;
      StringBuilder joined = new StringBuilder();
      for (Chunk chunk : pack(settings, sentences(texts.toArray(String[]::new)))) {
        assertTrue(chunk.tokens() <= settings.maxTokens(), message);
        assertEquals(LETTERS.count(WhiteSpace.strip(chunk.text())), chunk.tokens(), message);
        assertTrue(chunk.start() <= joined.length() && chunk.end() > joined.length(), message);
        joined.append(chunk.text().substring((int) (joined.length() - chunk.start())));
      }
      assertEquals(String.join("", texts), joined.toString(), message);
    }
  }
}
