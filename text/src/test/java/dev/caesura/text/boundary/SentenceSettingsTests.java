package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentenceSettingsTests {

  /** A score that hangs on the character alone; full stops are nearly sure. */
  private static BoundaryScores scores(String text) {
    float[] scores = new float[text.length()];
    for (int i = 0; i < scores.length; i++) {
      char c = text.charAt(i);
      boolean pair = i + 1 < scores.length && Character.isSurrogatePair(c, text.charAt(i + 1));
      scores[i] = pair ? 0 : c == '.' ? 0.9f : c % 7 / 100f;
    }
    return BoundaryScores.of(text, scores);
  }

  private static final WindowedScorer DOTS =
      new FixedWindowScorer(SentenceSettingsTests::scores, 64, 16);

  private static final ProtectedSpans SPANS =
      ProtectedSpans.usual().and(Pattern.compile("<[^>]{0,80}>"));

  private static List<String> cut(SentenceSettings settings, String text) {
    return new BoundarySegmenter(DOTS, settings).segment(text).strings();
  }

  private static SentenceSettings with(Lengths lengths) {
    return SentenceSettings.defaults().withLengths(lengths);
  }

  private static String randomText(Random random, int most) {
    String[] parts = {
      "a",
      "bc",
      "def",
      " ",
      " ",
      "\n",
      "\r\n",
      "\n\n",
      ". ",
      ".",
      "- ",
      "1.5",
      "www.a.b ",
      "\u3000",
      "\u4E2D\u6587",
      "\uD83D\uDE00",
      "e\u0301\u0302",
      "\uD800",
      "\uDC00",
      "<a. b>",
      "\u0000",
      "\u2029",
      "<",
      "# ",
      "-\n",
      "\u00AD\r\n",
      "longerword"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(
          random.nextInt(30) == 0
              ? String.valueOf((char) random.nextInt(0x10000))
              : parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static final List<LengthPrior> PRIORS =
      List.of(
          LengthPrior.uniform(),
          LengthPrior.gaussian(12, 5),
          LengthPrior.clippedPolynomial(12, 8),
          LengthPrior.logNormal(12, 5));

  private static SentenceSettings randomSettings(Random random) {
    int max = 2 + random.nextInt(40);
    int min = random.nextInt(Math.min(max, 20) + 1);
    Lengths lengths =
        switch (random.nextInt(4)) {
          case 0 -> Lengths.unlimited();
          case 1 -> Lengths.packed(min, max, PRIORS.get(random.nextInt(PRIORS.size())));
          default -> Lengths.capped(random.nextBoolean() ? 0 : min, max);
        };
    LineBreaks[] modes = LineBreaks.values();
    return new SentenceSettings(
        0.5f,
        modes[random.nextInt(modes.length)],
        random.nextBoolean() ? SPANS : ProtectedSpans.none(),
        lengths,
        random.nextBoolean() ? SentenceAbbreviations.common() : SentenceAbbreviations.none());
  }

  @Test
  void piecesJoinToTheTextAreShortEnoughAndAreStreamedTheSame() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      String text = randomText(random, random.nextInt(50) == 0 ? 4000 : 60);
      SentenceSettings settings = randomSettings(random);
      String message = "-Dcaesura.seed=" + seed + ", round " + round + ", " + settings;
      List<Sentence> whole = new BoundarySegmenter(DOTS, settings).sentences(text);
      StringBuilder joined = new StringBuilder();
      for (Sentence piece : whole) {
        joined.append(piece.text());
        assertTrue(WhiteSpace.strip(piece.text()).length() <= settings.lengths().max(), message);
        int end = joined.length();
        assertFalse(
            end < text.length()
                && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)),
            message);
      }
      assertEquals(text, joined.toString(), message);
      SentenceStream stream = SentenceStream.of(DOTS, settings);
      List<Sentence> streamed = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(300));
        streamed.addAll(stream.push(text.substring(at, end)));
        at = end;
      }
      streamed.addAll(stream.finish());
      assertEquals(whole, streamed, message);
    }
  }

  @Test
  void sentencesThatFitStayAndLongOnesAreCutWhereItIsLikeliest() {
    assertEquals(
        List.of("One two. ", "Three four, ", "five six ", "seven. ", "Eight."),
        new BoundarySegmenter(
                text -> {
                  float[] p = new float[text.length()];
                  for (int i = 0; i < p.length; i++) {
                    p[i] = text.charAt(i) == '.' ? 0.9f : text.charAt(i) == ',' ? 0.3f : 0.01f;
                  }
                  return BoundaryScores.of(text, p);
                },
                with(Lengths.capped(0, 12)))
            .segment("One two. Three four, five six seven. Eight.")
            .strings());
    assertEquals(List.of("abcd", "efgh", "ij"), cut(with(Lengths.capped(0, 4)), "abcdefghij"));
    assertEquals(
        List.of("Yes. No. ", "I do not know. ", "Oh. So."),
        cut(with(Lengths.capped(6, 40)), "Yes. No. I do not know. Oh. So."));
  }

  @Test
  void lineBreaksMeanWhatTheModeSays() {
    SentenceSettings settings = SentenceSettings.defaults();
    String text = "one\ntwo\n\nthree";
    assertEquals(List.of("one\ntwo\n\n", "three"), cut(settings, text));
    assertEquals(
        List.of("one\n", "two\n\n", "three"),
        cut(settings.withLineBreaks(LineBreaks.RESPECT), text));
    assertEquals(List.of(text), cut(settings.withLineBreaks(LineBreaks.IGNORE), text));
    assertEquals(
        List.of(
            "# Birds\n",
            "There were some of them in the old garden\nand they sang a little in the morning:\n",
            "- a wren\n",
            "- a robin"),
        cut(
            settings.withLineBreaks(LineBreaks.WRAPPED),
            "# Birds\nThere were some of them in the old garden\n"
                + "and they sang a little in the morning:\n- a wren\n- a robin"));
    assertTrue(new BoundarySegmenter(DOTS, settings).sentences(text).get(0).endsParagraph());
  }

  @Test
  void aWordThatALineEndDividesIsNotCut() {
    SentenceSettings wrapped = SentenceSettings.defaults().withLineBreaks(LineBreaks.WRAPPED);
    // Certain of a boundary at every hyphen.
    BoundaryScorer hyphens =
        text -> {
          float[] p = new float[text.length()];
          for (int i = 0; i < p.length; i++) {
            p[i] = "-\u2010\u00AD.".indexOf(text.charAt(i)) >= 0 ? 0.9f : 0;
          }
          return BoundaryScores.of(text, p);
        };
    for (String hyphen : new String[] {"-", "\u2010", "\u00AD"}) {
      String text = "An exam" + hyphen + "\nple. One - \ntwo 1" + hyphen + "\nx";
      assertEquals(
          List.of("An exam" + hyphen + "\nple. ", "One - \n", "two 1" + hyphen + "\n", "x"),
          new BoundarySegmenter(hyphens, wrapped).segment(text).strings());
      assertEquals(
          List.of("An ", "exam" + hyphen + "\nple. "),
          new BoundarySegmenter(hyphens, wrapped.withLengths(Lengths.capped(0, 12)))
              .segment(text)
              .strings()
              .subList(0, 2));
    }
    assertEquals(
        List.of("exam-\n", "ple"),
        new BoundarySegmenter(hyphens, SentenceSettings.defaults().withLineBreaks(LineBreaks.BLANK))
            .segment("exam-\nple")
            .strings());
  }

  @Test
  void nothingIsCutInsideProtectedSpans() {
    SentenceSettings settings = SentenceSettings.defaults();
    String text = "See www.a.bc/d. It costs 1.024 <b. c> now.";
    assertEquals(
        List.of("See www.a.bc/d. ", "It costs 1.024 <b. ", "c> now."), cut(settings, text));
    assertEquals(
        List.of("See www.a.bc/d. ", "It costs 1.024 <b. c> now."),
        cut(settings.withProtectedSpans(SPANS), text));
    ProtectedSpans deep = ProtectedSpans.none().and(Pattern.compile("(a|b)*c"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new BoundarySegmenter(DOTS, settings.withProtectedSpans(deep))
                        .segment("ab".repeat(200_000)))
            .getMessage()
            .startsWith("pattern (a|b)*c: expected"),
        "message");
  }

  @Test
  void rulesInWindowsFindWhatTheyFindInTheWhole() {
    String text =
        "Dr. Smith came. Was it late? No! \uD83D\uDE00 \u4E2D\u6587\u3002 It rained again. "
            .repeat(400);
    for (TextSegmenter rules :
        List.of(
            RuleSegmenter.of(Locale.ENGLISH),
            BreakIteratorSegmenter.jdk(Locale.ENGLISH),
            BreakIteratorSegmenter.icu(Locale.ENGLISH))) {
      assertEquals(
          rules.segment(text).strings(),
          new BoundarySegmenter(
                  FixedWindowScorer.of(new SegmenterBoundaryScorer(rules)),
                  SentenceSettings.defaults().withAbbreviations(SentenceAbbreviations.none()))
              .segment(text)
              .strings());
    }
  }

  @Test
  void endlessSentencesAndWhiteSpaceTakeBoundedMemoryAndTime() {
    SentenceStream stream = SentenceStream.of(DOTS, with(Lengths.capped(0, 1000)));
    String[] blocks = {"x".repeat(1 << 14), "\n".repeat(1 << 14), "yes ".repeat(1 << 12)};
    for (String block : blocks) {
      long given = 0;
      for (int i = 0; i < 200; i++) {
        for (Sentence piece : stream.push(block)) {
          given += piece.text().length();
        }
        long pushed = (i + 1L) * block.length();
        assertTrue(pushed - given <= stream.lookahead() + (1 << 17), block.charAt(0) + " " + given);
      }
      for (Sentence piece : stream.finish()) {
        given += piece.text().length();
      }
      assertEquals(200L * block.length(), given);
    }
  }
}
