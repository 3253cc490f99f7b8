package dev.caesura.align.resegment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResegmenterTests {

  private static final ScoringTokenizer WORDS = ScoringTokenizer.of(TokenUnit.BARE);

  private static List<String> cut(
      ScoringTokenizer tokenizer, List<String> reference, String hypothesis) {
    List<String> pieces = new ArrayList<>();
    int end = 0;
    for (TextSpan span : Resegmenter.of(tokenizer).resegment(reference, hypothesis)) {
      assertEquals(end, span.start(), "pieces tile the text");
      end = span.end();
      pieces.add(hypothesis.substring(span.start(), span.end()).strip());
    }
    assertEquals(reference.isEmpty() ? 0 : hypothesis.length(), end);
    return pieces;
  }

  private static int errors(ScoringTokenizer tokenizer, String said, String heard) {
    return WordAlignment.of(
            "",
            SpeakerTokens.of(tokenizer, said),
            tokenizer.tokenTexts(heard),
            ErrorCosts.LEVENSHTEIN)
        .errors()
        .errors();
  }

  @Test
  void wordsByHand() {
    assertEquals(
        List.of("good morning, ", "how old are you").stream().map(String::strip).toList(),
        cut(WORDS, List.of("Good morning.", "How are you?"), "good morning, how old are you"));
    assertEquals(
        List.of("", "b c", ""), cut(WORDS, List.of("x", "b c", "y"), "b c").stream().toList());
    assertEquals(List.of("a", ""), cut(WORDS, List.of("", ""), "a"));
    assertEquals(List.of(), cut(WORDS, List.of(), ""));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> cut(WORDS, List.of(), "a"));
    assertEquals(
        "reference: expected a segment or more for a hypothesis with words; found none",
        e.getMessage());
  }

  @Test
  void charactersByHand() {
    assertEquals(
        List.of("今天天汽很好，", "我们出去完吧。"),
        cut(
            ScoringTokenizer.of(TokenUnit.CHARACTERS),
            List.of("今天天气很好。", "我们出去玩吧！"),
            "今天天汽很好，我们出去完吧。"));
  }

  /** A number that is spoken as several words is not cut in two. */
  @Test
  void numbersStayWhole() {
    assertEquals(
        List.of("21", "x"),
        cut(
            ScoringTokenizer.of(TokenUnit.SPOKEN, Locale.ENGLISH),
            List.of("twenty", "one x"),
            "21 x"));
  }

  /** All ways to cut short texts, one by one. */
  @Test
  void noOtherCutHasFewerErrors() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      boolean characters = random.nextBoolean();
      ScoringTokenizer tokenizer = characters ? ScoringTokenizer.of(TokenUnit.CHARACTERS) : WORDS;
      String space = characters ? "" : " ";
      List<String> reference = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        reference.add(String.join(space, letters(random, 4)));
      }
      List<String> heard = letters(random, 8);
      List<String> pieces = cut(tokenizer, reference, String.join(space, heard));
      int found = 0;
      for (int i = 0; i < pieces.size(); i++) {
        found += errors(tokenizer, reference.get(i), pieces.get(i));
      }
      assertEquals(
          fewest(tokenizer, space, reference, heard),
          found,
          reference + " " + heard + ", seed " + seed);
    }
  }

  private static List<String> letters(Random random, int most) {
    List<String> letters = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      letters.add(Character.toString('a' + random.nextInt(3)));
    }
    return letters;
  }

  private static int fewest(
      ScoringTokenizer tokenizer, String space, List<String> reference, List<String> heard) {
    if (reference.size() == 1) {
      return errors(tokenizer, reference.get(0), String.join(space, heard));
    }
    int best = Integer.MAX_VALUE;
    for (int i = 0; i <= heard.size(); i++) {
      int first = errors(tokenizer, reference.get(0), String.join(space, heard.subList(0, i)));
      best =
          Math.min(
              best,
              first
                  + fewest(
                      tokenizer,
                      space,
                      reference.subList(1, reference.size()),
                      heard.subList(i, heard.size())));
    }
    return best;
  }

  @Test
  void wordsKeepTheirTimes() {
    List<Word> words = new ArrayList<>();
    for (String text : List.of("good", "morning", "-", "how", "are", "you")) {
      words.add(new Word(text, new TimeSpan(words.size(), words.size() + 1, 10), 1));
    }
    List<Transcript> pieces =
        Resegmenter.of(WORDS)
            .resegment(List.of("good morning", "how are you"), new Transcript(words));
    assertEquals(
        List.of(words.subList(0, 3), words.subList(3, 6)),
        pieces.stream().map(Transcript::words).toList());
  }

  /** The table of a long talk would take gigabytes. */
  @Test
  void memoryIsLinear() {
    Random random = new Random(5);
    List<String> reference = new ArrayList<>();
    StringBuilder heard = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      StringBuilder segment = new StringBuilder();
      for (int k = 0; k < 12; k++) {
        String word = "w" + random.nextInt(500) + " ";
        segment.append(word);
        heard.append(random.nextInt(10) == 0 ? "x " : word);
      }
      reference.add(segment.toString());
    }
    List<String> pieces = cut(WORDS, reference, heard.toString());
    assertEquals(500, pieces.size());
    long right = pieces.stream().filter(piece -> piece.split(" ").length == 12).count();
    assertTrue(right >= 490, right + " of 500 pieces are right");
  }
}
