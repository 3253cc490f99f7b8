package dev.caesura.align.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAlignmentTests {

  private static WordAlignment align(String said, String heard, ErrorCosts costs) {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.EXACT);
    return WordAlignment.of(
        "x", SpeakerTokens.of(tokenizer, said), tokenizer.tokenTexts(heard), costs);
  }

  private static ErrorCounts errors(String said, String heard) {
    return align(said, heard, ErrorCosts.LEVENSHTEIN).errors();
  }

  @Test
  void errorsByHand() {
    assertEquals(new ErrorCounts(3, 0, 0, 0), errors("a b c", "a b c"));
    assertEquals(new ErrorCounts(1, 1, 1, 0), errors("a b c", "a x"));
    assertEquals(new ErrorCounts(3, 0, 0, 2), errors("a b c", "a x b c y"));
    assertEquals(new ErrorCounts(0, 0, 2, 0), errors("a b", ""));
    assertEquals(0.0, errors("", "").rate());
    assertEquals(Double.POSITIVE_INFINITY, errors("", "a").rate());
    assertEquals(2.0, errors("a", "x y").rate());
  }

  /** The examples of Morris, Maier and Green, "From WER and RIL to MER and WIL" (2004), table 1. */
  @ParameterizedTest
  @CsvSource({
    "X, X, 0",
    "X, X X Y Y, 3",
    "X Y X, X Z, 0.6666666666666666",
    "X, Y, 1",
    "X, Y Z, 2",
  })
  void publishedRates(String said, String heard, double rate) {
    assertEquals(rate, errors(said, heard).rate(), 1e-15);
  }

  /** sclite's weights prefer a word that matches to a substitution less: 6 against 8. */
  @Test
  void scliteCostsMatchMore() {
    assertEquals(new ErrorCounts(1, 0, 1, 1), align("a b", "b c", ErrorCosts.SCLITE).errors());
    ErrorCounts four = align("a b c d", "d x y z", ErrorCosts.SCLITE).errors();
    assertEquals(new ErrorCounts(0, 4, 0, 0), four);
  }

  /** Counts that sclite itself printed for texts with many equally good alignments. */
  @Test
  void countsAsScliteDoes() throws IOException {
    List<String> lines;
    try (InputStream in = WordAlignmentTests.class.getResourceAsStream("sclite.tsv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
    assertEquals(120, lines.size());
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      ErrorCounts expected =
          new ErrorCounts(
              Integer.parseInt(cells[2]),
              Integer.parseInt(cells[3]),
              Integer.parseInt(cells[4]),
              Integer.parseInt(cells[5]));
      assertEquals(expected, align(cells[0], cells[1], ErrorCosts.SCLITE).errors(), line);
    }
  }

  /** All alignments of short texts, one by one. */
  @Test
  void noAlignmentIsCheaper() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> said = letters(random);
      List<String> heard = letters(random);
      for (ErrorCosts costs : List.of(ErrorCosts.LEVENSHTEIN, ErrorCosts.SCLITE)) {
        WordAlignment alignment = align(String.join(" ", said), String.join(" ", heard), costs);
        ErrorCounts found = alignment.errors();
        int cost =
            costs.substitution() * found.substitutions()
                + costs.gap() * (found.deletions() + found.insertions());
        // Of equal sums the one with fewer substitutions, so more matches, wins; sclite differs.
        int least = cheapest(said, heard, costs);
        int matches = costs.equals(ErrorCosts.SCLITE) ? least % 1000 : found.substitutions();
        assertEquals(least, 1000 * cost + matches, said + " " + heard + ", seed " + seed);
        assertEquals(said.size(), found.referenceLength());
        assertEquals(heard.size(), found.matches() + found.substitutions() + found.insertions());
        assertEquals(said, alignment.path().apply(heard, said));
      }
    }
  }

  private static List<String> letters(Random random) {
    List<String> letters = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      letters.add(Character.toString('a' + random.nextInt(3)));
    }
    return letters;
  }

  private static int cheapest(List<String> said, List<String> heard, ErrorCosts costs) {
    if (said.isEmpty() || heard.isEmpty()) {
      return 1000 * costs.gap() * (said.size() + heard.size());
    }
    List<String> restSaid = said.subList(1, said.size());
    List<String> restHeard = heard.subList(1, heard.size());
    int pair = said.get(0).equals(heard.get(0)) ? 0 : 1000 * costs.substitution() + 1;
    return Math.min(
        pair + cheapest(restSaid, restHeard, costs),
        1000 * costs.gap()
            + Math.min(cheapest(restSaid, heard, costs), cheapest(said, restHeard, costs)));
  }

  /** An hour by characters: the sum of errors is still the least one, and soon there. */
  @Test
  void longTextsByCharacters() {
    Random random = new Random(11);
    StringBuilder said = new StringBuilder();
    StringBuilder heard = new StringBuilder();
    int edits = 0;
    for (int i = 0; i < 40_000; i++) {
      char letter = (char) ('a' + random.nextInt(26));
      said.append(letter);
      if (i % 20 == 7) {
        heard.append(i % 40 == 7 ? "" : "77");
        edits += i % 40 == 7 ? 1 : 2;
      } else {
        heard.append(letter);
      }
    }
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.CHARACTERS);
    WordAlignment alignment =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                WordAlignment.of(
                    "x",
                    SpeakerTokens.of(tokenizer, said.toString()),
                    tokenizer.tokenTexts(heard.toString()),
                    ErrorCosts.LEVENSHTEIN));
    int errors = alignment.errors().errors();
    // The damage is one way to make one of the other; none is shorter than it by much.
    assertTrue(errors <= edits && errors > 0.95 * edits, errors + " of " + edits);
    assertEquals(40_000, alignment.errors().referenceLength());
  }

  @Test
  void speakersShareOutAllErrors() {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.EXACT);
    SpeakerTokens said =
        SpeakerTokens.join(
            List.of(
                SpeakerTokens.of(tokenizer, "a b c", "Ann"),
                SpeakerTokens.of(tokenizer, "d e", "Bo")));
    WordAlignment alignment =
        WordAlignment.of("x", said, tokenizer.tokenTexts("u a b c v d x"), ErrorCosts.LEVENSHTEIN);
    assertEquals(
        Map.of("Ann", new ErrorCounts(3, 0, 0, 2), "Bo", new ErrorCounts(1, 1, 0, 0)),
        alignment.errorsBySpeaker());
    WordErrorReport report =
        new WordErrorReport(List.of(alignment, align("p q", "p", ErrorCosts.LEVENSHTEIN)));
    assertEquals(new ErrorCounts(5, 1, 1, 2), report.total());
    assertEquals((3 / 5.0 + 1 / 2.0) / 2, report.macroRate(), 1e-12);
    assertEquals(4 / 7.0, report.total().rate(), 1e-12);
    assertEquals(3, report.bySpeaker().size());
    assertEquals(
        report.total(),
        report.bySpeaker().values().stream().reduce(ErrorCounts::plus).orElseThrow());
  }

  @Test
  void filesWithoutReferenceDoNotBendTheMean() {
    WordErrorReport report =
        new WordErrorReport(
            List.of(
                align("", "a", ErrorCosts.LEVENSHTEIN), align("b", "b", ErrorCosts.LEVENSHTEIN)));
    assertEquals(0.0, report.macroRate());
    assertEquals(1, report.withoutReference());
    assertEquals(0.5, report.sentenceErrorRate());
    assertTrue(Double.isNaN(new WordErrorReport(List.of()).macroRate()));
  }

  @Test
  void tokensOfEachRule() {
    String text = "Don't STOP - 21 times, ok?";
    assertEquals(
        List.of("dont", "stop", "twenty", "one", "times", "ok"),
        ScoringTokenizer.of(TokenUnit.SPOKEN, Locale.ENGLISH).tokenTexts(text));
    assertEquals(
        List.of("Don't", "STOP", "-", "21", "times,", "ok?"),
        ScoringTokenizer.of(TokenUnit.EXACT).tokenTexts(text));
    assertEquals(
        List.of("don't", "stop", "-", "21", "times,", "ok?"),
        ScoringTokenizer.of(TokenUnit.FOLDED).tokenTexts(text));
    assertEquals(
        List.of("dont", "stop", "21", "times", "ok"),
        ScoringTokenizer.of(TokenUnit.BARE).tokenTexts(text));
    assertEquals(
        List.of("你", "好", "𠮷", "a"),
        ScoringTokenizer.of(TokenUnit.CHARACTERS).tokenTexts("你好，𠮷 A!"));
    for (Token token : ScoringTokenizer.of(TokenUnit.CHARACTERS).tokenize("x𠮷 y")) {
      assertEquals(token.text(), "x𠮷 y".substring(token.source().start(), token.source().end()));
    }
  }

  @Test
  void alignmentIsShown() {
    assertEquals(
        """
        REF: the ***** cat sat
        HYP: the black cat ***
                 I         D
        """,
        AlignmentFormatter.format(align("the cat sat", "the black cat", ErrorCosts.SCLITE), 80));
    assertEquals(
        """
        REF: aaaaaaa bbbbbbb
        HYP: aaaaaaa bbbbbbb


        REF: 今日
        HYP: ****
             D
        """,
        AlignmentFormatter.format(
            align("aaaaaaa bbbbbbb 今日", "aaaaaaa bbbbbbb", ErrorCosts.LEVENSHTEIN), 20));
    assertEquals("REF:\nHYP:\n\n", AlignmentFormatter.format(align("", "", ErrorCosts.SCLITE), 20));
    assertThrows(
        IllegalArgumentException.class,
        () -> AlignmentFormatter.format(align("a", "a", ErrorCosts.SCLITE), 19));
  }
}
