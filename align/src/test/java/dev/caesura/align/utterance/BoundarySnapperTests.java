package dev.caesura.align.utterance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.LongAlignerContract;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundarySnapperTests {

  private static final int RATE = 16_000;
  private static final FrameGrid GRID = new FrameGrid(RATE, 512, 512);

  /** Sentences that are said, not said, said twice, misrecognized, in and out of order. */
  private static List<Utterance> random(Random random, boolean overlaps) {
    List<String> sentences = new ArrayList<>();
    for (int s = random.nextInt(8); s >= 0; s--) {
      StringBuilder sentence = new StringBuilder();
      for (int w = random.nextInt(7); w >= 0; w--) {
        sentence.append(Integer.toString(500 + random.nextInt(300), 36)).append("x ");
      }
      sentences.add(sentence.toString().strip());
    }
    List<Word> recognized = new ArrayList<>();
    long at = random.nextInt(RATE);
    for (int s = 0; s < sentences.size(); s++) {
      int said = random.nextInt(6) == 0 ? random.nextInt(sentences.size()) : s;
      if (random.nextInt(6) == 0) {
        continue;
      }
      for (String word : sentences.get(said).split(" ")) {
        if (random.nextInt(4) == 0) {
          continue;
        }
        long length = random.nextInt(RATE / 2);
        String form = random.nextInt(5) == 0 ? "zz" + random.nextInt(9) : word;
        recognized.add(new Word(form, new TimeSpan(at, at + length, RATE), 1));
        at += overlaps ? random.nextInt(RATE / 2) : length + random.nextInt(RATE / 4);
      }
      at += random.nextInt(4) == 0 ? random.nextInt(3 * RATE) : 0;
    }
    String text = String.join("\n", sentences) + "\n";
    TranscriptOrder order = random.nextBoolean() ? TranscriptOrder.KEEP : TranscriptOrder.ANY;
    return SentenceAligner.of(
            WordNormalizer.of(Locale.ENGLISH), SentenceAligner.Settings.defaults().withOrder(order))
        .align("r", new Transcript(recognized), LongAlignerContract.lines(text));
  }

  private static FrameScores scores(Random random, List<Utterance> utterances) {
    long end =
        utterances.stream()
            .filter(u -> u.span().isPresent())
            .mapToLong(u -> u.span().get().endSample())
            .max()
            .orElse(0);
    long samples = end + random.nextInt(2 * RATE);
    float[] values = new float[(int) GRID.startedFrames(samples)];
    float value = 0;
    for (int i = 0; i < values.length; i++) {
      value = random.nextInt(5) == 0 ? random.nextFloat() : value;
      values[i] = random.nextInt(3) == 0 ? random.nextFloat() : value;
    }
    return FrameScores.of(new TimeSpan(0, samples, RATE), GRID, values);
  }

  private static List<Utterance> byTime(List<Utterance> utterances) {
    return utterances.stream()
        .filter(u -> u.span().isPresent())
        .sorted(Comparator.comparing(u -> u.span().orElseThrow()))
        .toList();
  }

  private static void neverOverlapsOrRunsBackwards(List<Utterance> found, String hint) {
    long last = 0;
    for (Utterance utterance : byTime(found)) {
      TimeSpan span = utterance.span().orElseThrow();
      assertTrue(span.startSample() >= last, () -> hint + ": overlap at " + utterance);
      last = span.endSample();
      long word = span.startSample();
      for (AlignedWord aligned : utterance.words()) {
        assertTrue(span.covers(aligned.span()), () -> hint + ": outside " + utterance);
        assertTrue(aligned.span().startSample() >= word, () -> hint + ": backwards " + utterance);
        word = aligned.span().endSample();
      }
    }
  }

  /** Speech from 1 to 2 and from 2.4 to 3 s; a sentence whose last word is not in the first. */
  @Test
  void aPauseIsCrossedOnlyForWordsThatNobodyLookedFor() {
    float[] values = new float[(int) GRID.startedFrames(4 * RATE)];
    for (int i = 0; i < values.length; i++) {
      double seconds = i * 512.0 / RATE;
      boolean isSpeech = (seconds >= 1 && seconds < 2) || (seconds >= 2.4 && seconds < 3);
      values[i] = isSpeech ? 0.9f : 0.01f;
    }
    FrameScores scores = FrameScores.of(new TimeSpan(0, 4 * RATE, RATE), GRID, values);
    for (OptionalDouble confidence : List.of(OptionalDouble.empty(), OptionalDouble.of(0))) {
      List<AlignedWord> words =
          List.of(
              new AlignedWord(new TextSpan(0, 4), TimeSpan.fromSeconds(1, 2, RATE), Evidence.MATCH),
              new AlignedWord(
                  new TextSpan(5, 14),
                  TimeSpan.fromSeconds(2, 2, RATE),
                  Evidence.INTERPOLATED,
                  confidence));
      Utterance sentence =
          Utterance.matched(
              "r",
              new Utterance.Passage(new TextSpan(0, 14), "word elephants"),
              new Utterance.Speech(TimeSpan.fromSeconds(1, 2, RATE), "word", words),
              new Utterance.Similarity(0.5, 0.5));
      double end =
          BoundarySnapper.defaults()
              .snap(List.of(sentence), scores)
              .get(0)
              .span()
              .orElseThrow()
              .endSeconds();
      assertEquals(confidence.isPresent() ? 2.1 : 3.1, end, 0.1, confidence.toString());
    }
  }

  @Test
  void neverOverlappingNeverReversedForAnyScores() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      String hint = "seed " + seed + ", round " + round;
      List<Utterance> found = random(random, random.nextBoolean());
      neverOverlapsOrRunsBackwards(found, hint + " before");
      FrameScores scores = scores(random, found);
      BoundarySnapper snapping =
          new BoundarySnapper(
              0.05 + 0.9 * random.nextDouble(), random.nextDouble() * 2, random.nextDouble());
      List<Utterance> snapped = snapping.snap(found, scores);
      neverOverlapsOrRunsBackwards(snapped, hint);
      assertEquals(found.size(), snapped.size(), hint);
      for (int i = 0; i < found.size(); i++) {
        Utterance was = found.get(i);
        Utterance is = snapped.get(i);
        assertEquals(was.text(), is.text(), hint);
        assertEquals(was.span().isPresent(), is.span().isPresent(), hint);
        assertTrue(
            is.span().isEmpty() || scores.span().covers(is.span().get()),
            () -> hint + ": outside of the recording " + is);
        assertEquals(
            was.words().stream().map(AlignedWord::evidence).toList(),
            is.words().stream().map(AlignedWord::evidence).toList(),
            hint);
      }
    }
  }

  /**
   * Ends may move into the silence that a word's time holds; no recognised word grows or wanders.
   */
  @Test
  void recognizedWordsStayWithinTheirTime() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int recognized = 0;
    for (int round = 0; round < 1_000; round++) {
      String hint = "seed " + seed + ", round " + round;
      List<Utterance> found = random(random, false);
      List<Utterance> snapped = BoundarySnapper.defaults().snap(found, scores(random, found));
      for (int i = 0; i < found.size(); i++) {
        for (int w = 0; w < found.get(i).words().size(); w++) {
          AlignedWord was = found.get(i).words().get(w);
          AlignedWord is = snapped.get(i).words().get(w);
          if (was.evidence() != Evidence.INTERPOLATED) {
            assertTrue(was.span().covers(is.span()), () -> hint + ": " + was + " became " + is);
            recognized++;
          }
        }
      }
    }
    assertTrue(recognized > 1_000, recognized + " recognized words");
  }
}
