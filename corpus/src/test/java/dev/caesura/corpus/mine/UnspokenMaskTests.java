package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.align.utterance.UnspokenTextPolicy;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels and notes of transcripts for aligners that take all text as spoken. */
class UnspokenMaskTests {

  private static final String TEXT =
      "MR SMITH: Good morning.\n[Applause]\nThe train (laughter) leaves.\n";

  private static Segmentation lines(String text) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        ends.add(i + 1);
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /** Finds each sentence that is not blank at a second of its own. */
  private static RecordingAlignment aligned(Segmentation written) {
    List<Utterance> found = new ArrayList<>();
    for (TextSpan piece : written.spans()) {
      TextSpan sentence = WhiteSpace.strip(written.text(), piece);
      if (sentence.length() > 0) {
        TimeSpan span = TimeSpan.fromSeconds(found.size(), found.size() + 1, 16_000);
        found.add(
            Utterance.matched(
                "r",
                Passage.of(sentence, written.text()),
                new Speech(span, "", List.of()),
                new Similarity(1, 0.9)));
      }
    }
    found.add(Utterance.onlyInAudio("r", TimeSpan.fromSeconds(8, 9, 16_000), ""));
    return new RecordingAlignment(found, 0.8);
  }

  @Test
  void whatIsPassedOverStaysInTheText() {
    UnspokenMask mask = UnspokenMask.of(lines(TEXT), UnspokenTextPolicy.UNSPOKEN);
    String spoken = mask.spoken().text();
    assertEquals(TEXT.length(), spoken.length());
    assertEquals("Good morning. The train leaves.", spoken.strip().replaceAll("\\s+", " "));
    List<Utterance> found = mask.restored("r", aligned(mask.spoken())).utterances();
    assertEquals(4, found.size());
    assertEquals("MR SMITH: Good morning.", found.get(0).text());
    assertEquals(0, found.get(0).source().orElseThrow().start());
    assertEquals(Utterance.Status.ONLY_IN_TEXT, found.get(1).status());
    assertEquals("[Applause]", found.get(1).text());
    assertEquals("The train (laughter) leaves.", found.get(2).text());
    assertEquals(1.0, found.get(2).span().orElseThrow().startSeconds());
    assertEquals(Utterance.Status.ONLY_IN_AUDIO, found.get(3).status());
  }

  @Test
  void allIsTextUnlessItIsPassedOver() {
    for (UnspokenTextPolicy policy : List.of(UnspokenTextPolicy.AUTO, UnspokenTextPolicy.SPOKEN)) {
      UnspokenMask mask = UnspokenMask.of(lines(TEXT), policy);
      assertSame(mask.written(), mask.spoken());
      assertFalse(mask.isBlank());
      List<String> notes = mask.restored("r", aligned(mask.spoken())).notes();
      assertEquals(policy == UnspokenTextPolicy.AUTO ? 1 : 0, notes.size());
      assertTrue(
          notes.stream().allMatch(note -> note.contains("found 3, first MR SMITH:. Give --notes")),
          notes::toString);
    }
    UnspokenMask plain = UnspokenMask.of(lines("One.\nTwo.\n"), UnspokenTextPolicy.UNSPOKEN);
    RecordingAlignment found = aligned(plain.spoken());
    assertSame(found, plain.restored("r", found));
  }

  @Test
  void aTextOfNotesAloneIsReported() {
    UnspokenMask mask = UnspokenMask.of(lines("[Applause]\n"), UnspokenTextPolicy.UNSPOKEN);
    assertTrue(mask.isBlank());
    RecordingAlignment found = mask.unfound("r", List.of(TimeSpan.fromSeconds(0, 2, 16_000)));
    assertEquals(0, found.agreement());
    assertEquals("[Applause]", found.utterances().get(0).text());
    assertEquals(2, found.utterances().size());
  }
}
