package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.PieceSettings;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No word is lost or doubled where pieces were cut, with pauses and without. */
class SeamJoinerTests {

  private static final int RATE = 16_000;
  private static final FrameGrid GRID = new FrameGrid(RATE, 512, 512);
  private static final String[] WORDS = {"no", "no", "yes", "river", "light", "seven", "again"};

  private static List<Word> words(double seconds, double pauses, Random random) {
    List<Word> words = new ArrayList<>();
    double at = 0.3;
    while (at < seconds - 1) {
      double end = at + 0.1 + 0.6 * random.nextDouble();
      String text = WORDS[random.nextInt(WORDS.length)];
      words.add(new Word(text, TimeSpan.fromSeconds(at, end, RATE), 1));
      at = end + (random.nextDouble() < pauses ? 1.5 * random.nextDouble() : 0);
    }
    return words;
  }

  private static FrameScores scores(double seconds, List<Word> words) {
    TimeSpan span = TimeSpan.fromSeconds(0, seconds, RATE);
    float[] scores = new float[(int) GRID.startedFrames(span.samples())];
    for (Word word : words) {
      long last = (word.span().endSample() - 1) / 512;
      for (long i = word.span().startSample() / 512; i <= last; i++) {
        scores[(int) i] = 0.9f;
      }
    }
    return FrameScores.of(span, GRID, scores);
  }

  /** A recogniser that mishears cut words, moves times by up to a tenth and changes the case. */
  private static Transcript recognize(TimeSpan window, List<Word> words, Random random) {
    List<Word> heard = new ArrayList<>();
    for (Word word : words) {
      TimeSpan inside = word.span().intersection(window).orElse(null);
      if (inside == null || inside.samples() < 0.2 * word.span().samples()) {
        continue;
      }
      boolean isWhole = inside.equals(word.span());
      String text = isWhole ? word.text() : "x";
      text = random.nextInt(4) == 0 ? text.toUpperCase(Locale.ROOT) + "." : text;
      long shift = (long) random.nextInt(RATE / 5) - RATE / 10;
      long start =
          Math.min(
              window.endSample(), Math.max(window.startSample(), inside.startSample() + shift));
      start =
          heard.isEmpty()
              ? start
              : Math.max(start, heard.get(heard.size() - 1).span().startSample());
      long end = Math.min(window.endSample(), Math.max(start, inside.endSample() + shift));
      heard.add(new Word(text, new TimeSpan(start, end, RATE), 1));
    }
    return new Transcript(heard);
  }

  private static String texts(List<Word> words) {
    return String.join(
        " ", words.stream().map(w -> w.text().toLowerCase(Locale.ROOT).replace(".", "")).toList());
  }

  @Test
  void everyWordIsThereOnce() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int forced = 0;
    for (int run = 0; run < 150; run++) {
      double seconds = 40 + 200 * random.nextDouble();
      double pauses = run % 3 == 0 ? 0 : random.nextDouble();
      List<Word> spoken = words(seconds, pauses, random);
      PieceSettings settings = new PieceSettings(10 + random.nextInt(20), 2);
      FrameScores scores = scores(seconds, spoken);
      PieceWindows pieces = PieceWindows.of(settings, scores);
      List<Transcript> heard = new ArrayList<>();
      for (int i = 0; i < pieces.windows().size(); i++) {
        TimeSpan window = pieces.windows().get(i);
        assertTrue(window.seconds() <= settings.maxSeconds(), () -> window + " is too long");
        assertTrue(window.covers(pieces.pieces().get(i)));
        forced += !window.equals(pieces.pieces().get(i)) ? 1 : 0;
        heard.add(recognize(window, spoken, random));
      }
      Transcript joined = SeamJoiner.join(pieces.windows(), heard);
      String where = "seed " + seed + ", run " + run;
      assertEquals(texts(spoken), texts(joined.words()), where);
      for (int i = 0; i < spoken.size(); i++) {
        double shift =
            joined.words().get(i).span().startSeconds() - spoken.get(i).span().startSeconds();
        assertEquals(0, shift, 0.31, where);
      }
    }
    assertTrue(forced > 100, "only " + forced + " windows were cut without a pause");
  }

  @Test
  void withoutOverlapThePiecesAreAsBefore() {
    List<Word> spoken = words(200, 0.5, new Random(3));
    FrameScores scores = scores(200, spoken);
    PieceWindows pieces = PieceWindows.of(PieceSettings.defaults(), scores);
    assertEquals(
        dev.caesura.audio.segment.HybridSegmenter.forRecognition().segment(scores),
        pieces.windows());
    assertEquals(pieces.windows(), pieces.pieces());
  }

  @Test
  void theWholeRecordingIsOneWindowUnlessItIsSilent() {
    PieceSettings whole = PieceSettings.defaults().withMaxSeconds(Double.POSITIVE_INFINITY);
    List<Word> spoken = words(60, 0.5, new Random(3));
    FrameScores scores = scores(60, spoken);
    assertEquals(List.of(scores.span()), PieceWindows.of(whole, scores).windows());
    assertEquals(List.of(), PieceWindows.of(whole, scores(60, List.of())).windows());
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, TimeSpan.fromSeconds(start, end, RATE), 1);
  }

  private static String join(List<Word> early, List<Word> late) {
    List<TimeSpan> windows =
        List.of(TimeSpan.fromSeconds(0, 10, RATE), TimeSpan.fromSeconds(8, 18, RATE));
    return texts(
        SeamJoiner.join(windows, List.of(new Transcript(early), new Transcript(late))).words());
  }

  @Test
  void seams() {
    Word before = word("before", 7, 7.5);
    Word after = word("after", 11, 11.5);
    assertEquals("before after", join(List.of(before), List.of(after)));
    assertEquals("after", join(List.of(), List.of(after)));
    assertEquals("before", join(List.of(before), List.of()));
    // The same word, recognised differently.
    assertEquals(
        "before hit after",
        join(List.of(before, word("hid", 8.8, 9.4)), List.of(word("hit", 8.8, 9.4), after)));
    // One window missed a word that it has context for.
    assertEquals(
        "before a b after",
        join(
            List.of(before, word("a", 8.2, 8.5), word("b", 8.8, 9.1)),
            List.of(word("b", 8.8, 9.1), after)));
    // A repeated word.
    assertEquals(
        "no no no after",
        join(
            List.of(word("no", 7.6, 7.9), word("no", 8.3, 8.6), word("no", 9.1, 9.4)),
            List.of(word("no", 8.35, 8.65), word("no", 9.15, 9.45), after)));
  }
}
