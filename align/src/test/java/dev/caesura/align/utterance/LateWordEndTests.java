package dev.caesura.align.utterance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One word that ends too late moves no other sentence. */
class LateWordEndTests {

  private static final int RATE = 16_000;

  @Test
  void laterSentencesStayWhereTheyAre() {
    List<Word> words = new ArrayList<>();
    String[] texts = "the cat sat down then dogs ran away and birds flew home".split(" ");
    for (int i = 0; i < texts.length; i++) {
      // The last word of the first sentence ends a minute late.
      double end = i == 3 ? i + 60 : i + 0.8;
      words.add(new Word(texts[i], TimeSpan.fromSeconds(i, end, RATE), 1));
    }
    String text = "The cat sat down. Then dogs ran away. And birds flew home.";
    List<Utterance> found =
        SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH))
            .align(
                "r",
                new Transcript(words),
                Segmentation.ofEnds(text, List.of(18, 38, text.length())));
    assertEquals(TimeSpan.fromSeconds(0, 4, RATE), found.get(0).span().orElseThrow());
    assertEquals(TimeSpan.fromSeconds(4, 7.8, RATE), found.get(1).span().orElseThrow());
    assertEquals(TimeSpan.fromSeconds(8, 11.8, RATE), found.get(2).span().orElseThrow());
  }
}
