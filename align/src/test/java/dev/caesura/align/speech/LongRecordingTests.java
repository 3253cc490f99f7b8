package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Work grows with the number of words, and not faster: it is counted, not timed. */
class LongRecordingTests {

  private static final int WORDS = 5000;

  /** Words that count how often they are read. */
  private static final class CountedWords extends AbstractList<Word> {
    private final List<Word> words;
    private long reads;

    CountedWords(List<Word> words) {
      this.words = words;
    }

    @Override
    public Word get(int index) {
      reads++;
      return words.get(index);
    }

    @Override
    public int size() {
      return words.size();
    }
  }

  /** A network that knows nothing and counts what it reads. */
  private static final class CountedNetwork implements PunctuationScorer {
    private long characters;
    private int longest;

    @Override
    public PunctuationScores punctuation(String text) {
      characters += text.length();
      longest = Math.max(longest, text.length());
      float[] marks = new float[Mark.values().length * text.length()];
      for (int i = 0; i < text.length(); i++) {
        marks[i * Mark.values().length] = 1;
      }
      return PunctuationScores.of(
          BoundaryScores.of(text, new float[text.length()]), marks, new float[text.length()]);
    }
  }

  private static List<SpokenWord> words(int count) {
    return Speech.random(7, count).evidence().words();
  }

  private static long reads(int count, SentenceCutterSettings settings) {
    CountedWords words = new CountedWords(words(count).stream().map(SpokenWord::word).toList());
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = i % 9 == 8 ? 0.9 : 0.1;
    }
    new SentenceCutter(settings).cut(words, scores);
    return words.reads;
  }

  @Test
  void everyWordIsCutInABoundedNumberOfSteps() {
    SentenceCutterSettings free = SentenceCutterSettings.defaults();
    assertTrue(reads(WORDS, free) <= 3L * WORDS, "unlimited");
    // At least 0.3 s each, so that at most 17 words and one that is too long are tried.
    SentenceCutterSettings limited = free.withMaxSeconds(5);
    assertTrue(reads(WORDS, limited) <= 22L * WORDS, "limited");
  }

  @Test
  void theNetworkReadsEachWordThreeTimes() {
    List<SpokenWord> spoken = words(WORDS);
    CountedNetwork network = new CountedNetwork();
    List<SpokenWord> read = TextEvidence.read(spoken, network);
    int length =
        SpeechText.of(spoken.stream().map(word -> word.word().text()).toList()).text().length();
    assertEquals(2L * length, network.characters);
    new SpeechPunctuator(network, PunctuatorSettings.defaults().withLanguage(Locale.ENGLISH))
        .restore(read.stream().map(SpokenWord::word).toList(), new double[WORDS], 0.5);
    assertEquals(3L * length, network.characters);
  }

  @Test
  void liveWordsAreReadWithABoundedContext() {
    CountedNetwork network = new CountedNetwork();
    LiveSentenceScorer live =
        new LiveSentenceScorer(evidence -> new double[evidence.words().size()], network, 1);
    List<SpokenWord> words = words(WORDS);
    int decided = 0;
    for (SpokenWord word : words) {
      decided += live.push(word).size();
    }
    decided += live.finish().size();
    assertEquals(WORDS, decided);
    // Sixty words before, those of a second after and of a quarter of it, of six characters at
    // most.
    assertTrue(network.longest <= 6 * 70, () -> "" + network.longest);
    assertTrue(network.characters <= 2L * 6 * 70 * WORDS, () -> "" + network.characters);
  }
}
