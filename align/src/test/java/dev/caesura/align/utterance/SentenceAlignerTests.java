package dev.caesura.align.utterance;

import static dev.caesura.align.LongAlignerContract.lines;
import static dev.caesura.align.LongAlignerContract.recognized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.LongAligner;
import dev.caesura.align.LongAlignerContract;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceAlignerTests implements LongAlignerContract {

  private static final LongAligner ALIGNER = SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH));

  @Override
  public LongAligner aligner() {
    return ALIGNER;
  }

  @Test
  void aSentenceThatIsNotSpokenAndSpeechThatIsNotWritten() {
    List<Utterance> found =
        ALIGNER.align(
            "r",
            recognized("we open the door then something else happens here they close the window"),
            lines("We open the door.\nPurple elephants dance.\nThey close the window.\n"));
    assertEquals(
        List.of(Status.MATCHED, Status.ONLY_IN_TEXT, Status.MATCHED, Status.ONLY_IN_AUDIO),
        found.stream().map(Utterance::status).toList());
    assertEquals("then something else happens here", found.get(3).hypothesis());
  }

  @Test
  void oneShortWordNeedsANeighborThatWasFound() {
    String speech =
        "yes we open the door now and nobody knows what else was said in all the time that the two"
            + " of them spent here in the long dark night";
    assertEquals(
        List.of(Status.MATCHED, Status.MATCHED),
        ALIGNER.align("r", recognized(speech), lines("Yes.\nWe open the door now.\n")).stream()
            .filter(u -> u.status() != Status.ONLY_IN_AUDIO)
            .map(Utterance::status)
            .toList());
    assertEquals(
        List.of(Status.ONLY_IN_TEXT, Status.ONLY_IN_TEXT, Status.ONLY_IN_TEXT),
        ALIGNER
            .align(
                "r",
                recognized(speech),
                lines("Purple elephants dance.\nLing.\nGreen gorillas jump.\n"))
            .stream()
            .filter(u -> u.status() != Status.ONLY_IN_AUDIO)
            .map(Utterance::status)
            .toList());
  }

  @Test
  void headingsFootnotesAndTimesThatWereNotReadAreNotFound() {
    List<Utterance> found =
        ALIGNER.align(
            "r",
            recognized("and so it ended i went to the board and said as much then we left"),
            lines(
                "And so it ended.\nI.\n00:01:02 I went to the board2 and said as much.3\n"
                    + "3.\n**Ann:** Then we left.\n"));
    assertEquals(
        List.of(
            Status.MATCHED,
            Status.ONLY_IN_TEXT,
            Status.MATCHED,
            Status.ONLY_IN_TEXT,
            Status.MATCHED),
        found.stream().map(Utterance::status).toList());
    for (int i : new int[] {0, 2, 4}) {
      assertEquals(0, found.get(i).cer(), found.get(i).toString());
    }
  }

  @Test
  void headingsAndFootnotesThatWereReadAreFound() {
    List<Utterance> found =
        ALIGNER.align(
            "r",
            recognized("and so it ended three i went to level two and said as much"),
            lines("And so it ended.\n3.\nI went to level2 and said as much.\n"));
    assertEquals(
        List.of(Status.MATCHED, Status.MATCHED, Status.MATCHED),
        found.stream().map(Utterance::status).toList());
    assertEquals(List.of(0.0, 0.0, 0.0), found.stream().map(Utterance::cer).toList());
  }

  @Test
  void compoundsThatWereDividedBelongToTheirSentence() {
    List<Utterance> found =
        ALIGNER.align(
            "r",
            recognized("we went home grand mother was in the book store then fire works began"),
            lines("We went home.\nGrandmother was in the bookstore.\nThen fireworks began.\n"));
    assertEquals(
        List.of("we went home", "grand mother was in the book store", "then fire works began"),
        found.stream().map(Utterance::hypothesis).toList());
    // Words of the contract's speech take half a second each.
    assertEquals(3 * 8_000, found.get(1).span().orElseThrow().startSample());
    assertEquals(
        List.of("we go to the store front", "yard birds sing"),
        ALIGNER
            .align(
                "r",
                recognized("we go to the store front yard birds sing"),
                lines("We go to the storefront.\nYardbirds sing.\n"))
            .stream()
            .map(Utterance::hypothesis)
            .toList());
  }

  @Test
  void wordsSayWhatTheirTimeRestsOn() {
    Utterance u =
        ALIGNER
            .align(
                "r",
                recognized("press one to record an massage now"),
                lines("Press 1 to record a new message now"))
            .get(0);
    assertEquals(
        List.of(
            Evidence.MATCH,
            Evidence.MATCH,
            Evidence.MATCH,
            Evidence.MATCH,
            Evidence.SUBSTITUTE,
            Evidence.INTERPOLATED,
            Evidence.SUBSTITUTE,
            Evidence.MATCH),
        u.words().stream().map(w -> w.evidence()).toList());
    assertTrue(u.cer() > 0 && u.cer() < 0.4, () -> "cer " + u.cer());
  }

  @Test
  void numbersThatAreHeardInSeveralWordsAreReadAsOne() {
    Utterance u =
        ALIGNER
            .align(
                "r",
                recognized("we paid $3.5 million or 7 % in twenty-one days"),
                lines("We paid three point five million dollars or 7% in twenty one days."))
            .get(0);
    assertEquals(0, u.cer());
    assertEquals(13, u.words().size());
    // The time of a recognized word is shared by the words that it is read as.
    assertEquals(u.words().get(10).span().endSample(), u.words().get(11).span().startSample());
    assertTrue(u.words().get(11).span().samples() > 0);
    assertEquals(3 * 8_000, u.words().get(5).span().startSample());
  }

  @Test
  void snappingMovesEndsIntoThePauses() {
    List<Utterance> found =
        ALIGNER.align(
            "r", recognized("good morning all now begin"), lines("Good morning all.\nNow begin."));
    // Words at 0-0.4, 0.5-0.9, 1-1.4 | 1.5-1.9, 2-2.4 s; a pause is at 1.4-1.5 s, speech until 2.8
    // s.
    float[] p = new float[30];
    for (int i = 0; i < 30; i++) {
      p[i] = i == 14 || i >= 28 ? 0 : 1;
    }
    FrameScores scores =
        FrameScores.of(new TimeSpan(0, 48_000, 16_000), new FrameGrid(16_000, 1_600, 1_600), p);
    List<Utterance> snapped = new BoundarySnapper(0.5, 0.7, 0.05).snap(found, scores);
    TimeSpan first = snapped.get(0).span().orElseThrow();
    TimeSpan second = snapped.get(1).span().orElseThrow();
    assertEquals(0, first.startSample());
    assertEquals(22_400 + 800, first.endSample());
    assertEquals(24_000 - 800, second.startSample());
    assertEquals(44_800 + 800, second.endSample());
  }

  /** Runs that are long enough to be anywhere are missing; in order, single words suffice. */
  @Test
  void poorWordsAreFoundInOrderWhereAnyOrderFindsNothing() {
    SentenceAligner any =
        SentenceAligner.of(
            WordNormalizer.of(Locale.ENGLISH),
            SentenceAligner.Settings.defaults().withOrder(TranscriptOrder.ANY));
    Random dice = new Random(3);
    StringBuilder text = new StringBuilder();
    StringBuilder poor = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int sentence = 0; sentence < 30; sentence++) {
      for (int word = 0; word < 10; word++) {
        String own = made(dice);
        text.append(own).append(word < 9 ? " " : ".\n");
        poor.append(word % 3 == 0 ? own : made(dice)).append(' ');
        other.append(made(dice)).append(' ');
      }
    }
    Segmentation written = lines(text.toString());
    long inOrder = matched(ALIGNER.align("r", recognized(poor.toString()), written));
    assertTrue(inOrder >= 20, () -> inOrder + " of 30 in order");
    assertEquals(inOrder, matched(any.align("r", recognized(poor.toString()), written)));
    assertEquals(0, matched(any.align("r", recognized(other.toString()), written)));
  }

  private static long matched(List<Utterance> utterances) {
    return utterances.stream().filter(u -> u.status() == Status.MATCHED).count();
  }

  private static String made(Random dice) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bdfgklmnprst".charAt(dice.nextInt(12))).append("aeiou".charAt(dice.nextInt(5)));
    }
    return word.toString();
  }
}
