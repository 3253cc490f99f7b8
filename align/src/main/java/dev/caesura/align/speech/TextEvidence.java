package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.util.ArrayList;
import java.util.List;

/** Reads words with a sentence network. Pure functions, safe for use by many threads. */
public final class TextEvidence {

  /** Probabilities closer to 0 or 1 than this are all alike. */
  private static final double MIN = 6e-6;

  private TextEvidence() {}

  /**
   * Reads the plain text of words.
   *
   * @param words the words in reading order; may be empty
   * @param scorer the network
   * @return the words with its logits. A word of punctuation alone has those of the word before it;
   *     {@link WordLogits#UNKNOWN} if it is the first
   */
  public static List<SpokenWord> read(List<SpokenWord> words, PunctuationScorer scorer) {
    SpeechText plain = SpeechText.of(words.stream().map(word -> word.word().text()).toList());
    PunctuationScores scores = scorer.punctuation(plain.text());
    List<SpokenWord> read = new ArrayList<>(words.size());
    WordLogits last = WordLogits.UNKNOWN;
    for (int i = 0; i < words.size(); i++) {
      if (plain.end(i) > plain.start(i)) {
        last = logits(scores, plain.start(i), plain.end(i) - 1);
      }
      read.add(words.get(i).withText(last));
    }
    return read;
  }

  private static WordLogits logits(PunctuationScores scores, int first, int last) {
    double terminal = 0;
    double comma = 0;
    for (Mark mark : Mark.values()) {
      if (mark.isTerminal()) {
        terminal += scores.mark(last, mark);
      } else if (mark != Mark.NONE) {
        comma += scores.mark(last, mark);
      }
    }
    int initial = Character.isHighSurrogate(scores.boundaries().text().charAt(first)) ? 1 : 0;
    return new WordLogits(
        logit(scores.boundaries().after(last)),
        logit(terminal),
        logit(comma),
        logit(scores.mark(last, Mark.QUESTION)),
        logit(scores.upper(first + initial)));
  }

  /** Returns the logit of a probability, within about [-12, 12]. */
  static float logit(double probability) {
    double p = Math.max(MIN, Math.min(1 - MIN, probability));
    return (float) Math.log(p / (1 - p));
  }
}
