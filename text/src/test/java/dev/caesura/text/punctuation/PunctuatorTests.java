package dev.caesura.text.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunctuatorTests {

  private static final List<Mark> KINDS = List.of(Mark.values());
  private static final int MARKS = KINDS.size();

  /** In the pattern, a mark's first letter after a character asks for it; U for upper case. */
  private static PunctuationScorer pattern(String pattern) {
    return text -> {
      float[] ends = new float[text.length()];
      float[] marks = new float[text.length() * MARKS];
      float[] upper = new float[text.length()];
      for (int i = 0; i < text.length(); i++) {
        char c = i < pattern.length() ? pattern.charAt(i) : ' ';
        Mark mark =
            switch (c) {
              case ',' -> Mark.COMMA;
              case '.' -> Mark.STOP;
              case '?' -> Mark.QUESTION;
              case '-' -> Mark.DASH;
              default -> Mark.NONE;
            };
        marks[i * MARKS + KINDS.indexOf(mark)] = 0.9f;
        ends[i] = mark.isTerminal() ? 0.9f : 0;
        upper[i] = c == 'U' ? 0.9f : 0;
      }
      return PunctuationScores.of(BoundaryScores.of(text, ends), marks, upper);
    };
  }

  private static String restored(String text, String pattern) {
    return Punctuator.of(pattern(pattern)).restore(text);
  }

  @Test
  void addsMarksAndCapitals() {
    assertEquals(
        "We met Ann, late. Was it fun? No.",
        restored("we met ann late was it fun no", "       U ,    .          ?  "));
  }

  @Test
  void upperCaseIsLoweredAndMixedCaseIsLeftAlone() {
    assertEquals("We saw Nasa.", restored("WE SAW NASA", "       U"));
    assertEquals("We met ann. Late.", restored("we met ann. Late", "           U"));
    assertEquals("ანა მოვიდა.", restored("ანა მოვიდა", "U   U"));
  }

  @Test
  void wordsThatAskMakeAQuestionMoreLikely() {
    for (String text : new String[] {"where is the key", "the key is here"}) {
      float[] ends = new float[text.length()];
      float[] marks = new float[text.length() * MARKS];
      int last = text.length() - 1;
      ends[last] = 0.9f;
      marks[last * MARKS + KINDS.indexOf(Mark.STOP)] = 0.7f;
      marks[last * MARKS + KINDS.indexOf(Mark.QUESTION)] = 0.2f;
      PunctuationScores scores =
          PunctuationScores.of(BoundaryScores.of(text, ends), marks, new float[text.length()]);
      PunctuatorSettings settings = PunctuatorSettings.defaults().withLanguage(Locale.ENGLISH);
      String restored = new Punctuator(t -> scores, settings).restore(text);
      assertEquals(text.startsWith("where"), restored.endsWith("?"), restored);
    }
  }

  @Test
  void aWeakQuestionBesideABetterEndIsNone() {
    String text = "is it far today";
    float[] ends = new float[text.length()];
    float[] marks = new float[text.length() * MARKS];
    marks[8 * MARKS + KINDS.indexOf(Mark.QUESTION)] = 0.3f;
    ends[8] = 0.4f;
    marks[14 * MARKS + KINDS.indexOf(Mark.QUESTION)] = 0.6f;
    ends[14] = 0.8f;
    PunctuationScores scores =
        PunctuationScores.of(BoundaryScores.of(text, ends), marks, new float[text.length()]);
    assertEquals("Is it far today?", Punctuator.of(t -> scores).restore(text));
  }

  @Test
  void marksThatAreThereStay() {
    assertEquals("Is it? Yes, it is!", restored("is it? yes, it is!", "     ?     ,     ."));
    assertEquals("(So it is)", restored("(so it is)", ""));
  }

  @Test
  void marksAreThoseOfTheScript() {
    assertEquals("他来了。你呢？", restored("他来了你呢", "  . ?"));
    assertEquals("वह आया।", restored("वह आया", ""));
    assertEquals("τι κάνεις;", restored("τι κάνεις", "        ?").replace("Τ", "τ"));
    assertEquals("هل أنت هنا؟", restored("هل أنت هنا", "         ?"));
    assertEquals("เขามา", restored("เขามา", "  . "));
  }

  @Test
  void emptyAndBlankStayAsTheyAre() {
    assertEquals("", restored("", ""));
    assertEquals(" \n ", restored(" \n ", ". ."));
  }

  @Test
  void nothingIsLostOfAnyText() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder pattern = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        switch (random.nextInt(5)) {
          case 0 -> text.append(' ');
          case 1 -> text.append((char) random.nextInt(0x10000));
          case 2 -> text.appendCodePoint(random.nextInt(0x20000));
          default -> text.append((char) ('A' + random.nextInt(60)));
        }
      }
      for (int i = 0; i < text.length(); i++) {
        char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        boolean splits = Character.isSurrogatePair(text.charAt(i), after);
        pattern.append(splits ? ' ' : "   ,.?-U".charAt(random.nextInt(8)));
      }
      String restored = restored(text.toString(), pattern.toString());
      int at = 0;
      int[] written = restored.codePoints().toArray();
      for (int code : text.codePoints().toArray()) {
        while (at < written.length && folded(written[at]) != folded(code)) {
          at++;
        }
        assertTrue(at < written.length, "-Dcaesura.seed=" + seed + ": " + text);
        at++;
      }
    }
  }

  /** Letters that differ in case are one, also the i without a dot. */
  private static int folded(int code) {
    return Character.toLowerCase(Character.toUpperCase(code));
  }

  @Test
  void wrongScoresAreRefused() {
    BoundaryScores one = BoundaryScores.of("a", new float[1]);
    assertEquals(
        "marks of length 1: expected 8 values",
        assertThrows(
                IllegalArgumentException.class,
                () -> PunctuationScores.of(one, new float[1], new float[1]))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> PunctuationScores.of(one, new float[8], new float[] {Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> PunctuatorSettings.defaults().withEnd(0));
  }
}
