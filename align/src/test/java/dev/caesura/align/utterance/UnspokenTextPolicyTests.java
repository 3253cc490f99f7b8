package dev.caesura.align.utterance;

import static dev.caesura.align.LongAlignerContract.lines;
import static dev.caesura.align.LongAlignerContract.recognized;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnspokenTextPolicyTests {

  private static final String TEXT =
      "MR SMITH: Thank you, Madam Speaker [Applause] and all the members.\n"
          + "[Interruption]\n"
          + "Speaker 2: The tax (which nobody liked) was abolished (laughter) in May.\n"
          + "Note: The vote follows tomorrow.\n";

  private static List<Utterance> align(
      UnspokenTextPolicy notes, TranscriptOrder order, String said, String text) {
    return SentenceAligner.of(
            WordNormalizer.of(Locale.ENGLISH),
            SentenceAligner.Settings.defaults().withOrder(order).withUnspokenText(notes))
        .align("r", recognized(said), lines(text));
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void whatIsNotSpokenIsPassedOver(TranscriptOrder order) {
    List<Utterance> found =
        align(
            UnspokenTextPolicy.AUTO,
            order,
            "thank you madam speaker and all the members the tax which nobody liked was abolished"
                + " in may note the vote follows tomorrow",
            TEXT);
    assertEquals(4, found.size());
    for (int i : new int[] {0, 2, 3}) {
      assertEquals(0, found.get(i).cer(), found.get(i).toString());
    }
    assertEquals(Status.ONLY_IN_TEXT, found.get(1).status());
    // Still part of the text and its offsets.
    assertEquals(TEXT.lines().findFirst().orElseThrow(), found.get(0).text());
    assertEquals("Thank", found.get(0).words().get(0).source().in(TEXT));
    assertEquals(8, found.get(0).words().size());
    assertEquals(9, found.get(2).words().size());
  }

  @Test
  void whatIsSaidAfterAllCounts() {
    List<Utterance> found =
        align(
            UnspokenTextPolicy.AUTO,
            TranscriptOrder.KEEP,
            "mister smith thank you madam speaker and all the members speaker to the tax which"
                + " nobody liked was abolished in may note the vote follows tomorrow",
            TEXT.replace("MR SMITH", "MISTER SMITH"));
    assertEquals(
        "mister smith thank you madam speaker and all the members", found.get(0).hypothesis());
    assertEquals(10, found.get(0).words().size());
    assertEquals(0, found.get(0).cer());
  }

  @Test
  void labelsDoNotTakeTheNameFromTheSentenceBefore() {
    List<Utterance> found =
        align(
            UnspokenTextPolicy.AUTO,
            TranscriptOrder.KEEP,
            "i call mister smith thank you all",
            "I call Mister Smith.\nMISTER SMITH: Thank you all.\n");
    assertEquals("i call mister smith", found.get(0).hypothesis());
    assertEquals(0, found.get(0).cer());
    assertEquals(0, found.get(1).cer());
  }

  @Test
  void theUserMayKnowBetter() {
    String said = "the tax which nobody liked was abolished";
    String text = "The tax (which nobody liked) was abolished.\n";
    assertEquals(
        0, align(UnspokenTextPolicy.SPOKEN, TranscriptOrder.KEEP, said, text).get(0).cer());
    assertEquals(
        4,
        align(UnspokenTextPolicy.UNSPOKEN, TranscriptOrder.KEEP, said, text).get(0).words().size());
  }

  @Test
  void notesOfTheRecogniserAreNoWords() {
    Utterance found =
        align(
                UnspokenTextPolicy.AUTO,
                TranscriptOrder.KEEP,
                "the [noise] tax was <unk> abolished",
                "The tax was abolished.\n")
            .get(0);
    assertEquals(0, found.cer());
    assertEquals("the [noise] tax was <unk> abolished", found.hypothesis());
  }
}
