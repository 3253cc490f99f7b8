package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenSentenceFinderTests {

  private static final String SPOKEN =
      "good morning everyone and welcome to our meeting / today we will talk about the garden / my"
          + " brother could not come this year / thank you all for coming here / the first question"
          + " is from anna / she asks about the old house on the hill / we sold it";

  private static List<Word> words(double pause) {
    List<Word> words = new ArrayList<>();
    double time = 0;
    for (String word : SPOKEN.split(" ")) {
      if (word.equals("/")) {
        time += pause;
      } else {
        // Every tenth word is misrecognised.
        String text = words.size() % 10 == 9 ? word + "x" : word;
        words.add(new Word(text, TimeSpan.fromSeconds(time, time + 0.3, 16_000), 1));
        time += 0.32;
      }
    }
    return words;
  }

  @Test
  void pausesDecideWhereATranscriptHasNoMarks() {
    String transcript = SPOKEN.replace(" /", "");
    Segmentation found = SpokenSentenceFinder.find(transcript, words(1)).orElseThrow();
    assertEquals(
        List.of(SPOKEN.split(" / ")), found.strings().stream().map(String::strip).toList());
    assertEquals(transcript, String.join("", found.strings()));
  }

  @Test
  void otherTranscriptsAreLeftToTheText() {
    String transcript = SPOKEN.replace(" /", "");
    assertEquals(Optional.empty(), SpokenSentenceFinder.find(SPOKEN.replace(" /", "."), words(1)));
    assertEquals(
        Optional.empty(), SpokenSentenceFinder.find(SPOKEN.replace(" / ", "\n"), words(1)));
    assertEquals(Optional.empty(), SpokenSentenceFinder.find(transcript, List.of()));
    assertEquals(Optional.empty(), SpokenSentenceFinder.find("we sold it", words(1)));
    List<Word> others = new ArrayList<>();
    words(1).forEach(word -> others.add(new Word("zzz", word.span(), 1)));
    assertTrue(SpokenSentenceFinder.find(transcript, others).isEmpty());
  }
}
