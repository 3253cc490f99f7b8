package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.FrameScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads words with a sentence network, twice where they have times: as one line, and with a line
 * break at each long pause. The network knows lines, so that it weighs the words on both sides of a
 * pause anew. Pure functions, safe for use by many threads.
 */
public final class TextEvidence {

  /** Probabilities closer to 0 or 1 than this are all alike. */
  private static final double MIN = 6e-6;

  /** Longest pause without a line break, in seconds. */
  private static final double LONG_PAUSE = 0.5;

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
    return read(words, words, scorer);
  }

  /**
   * Reads the plain text of words whose recording is at hand. Line breaks are where it has silence.
   *
   * @param words the words in reading order; may be empty
   * @param scorer the network
   * @param speech probabilities of speech of the recording
   * @return the words with its logits, and with the same times, as {@link #read(List,
   *     PunctuationScorer)}
   */
  public static List<SpokenWord> read(
      List<SpokenWord> words, PunctuationScorer scorer, FrameScores speech) {
    return read(words, SpokenTimes.trimmed(words, speech), scorer);
  }

  private static List<SpokenWord> read(
      List<SpokenWord> words, List<SpokenWord> timedWords, PunctuationScorer scorer) {
    SpeechText plain = SpeechText.of(words.stream().map(word -> word.word().text()).toList());
    PunctuationScores scores = scorer.punctuation(plain.text());
    boolean timed = words.stream().anyMatch(SpokenWord::timed);
    PunctuationScores broken =
        timed ? broken(timedWords, plain).map(scorer::punctuation).orElse(scores) : null;
    List<SpokenWord> read = new ArrayList<>(words.size());
    WordLogits last = WordLogits.UNKNOWN;
    for (int i = 0; i < words.size(); i++) {
      if (plain.end(i) > plain.start(i)) {
        last = logits(scores, broken, plain.start(i), plain.end(i) - 1);
      }
      read.add(words.get(i).withText(last));
    }
    return read;
  }

  /** Returns the text with line breaks in place of the spaces at long pauses, if there are any. */
  private static Optional<String> broken(List<SpokenWord> words, SpeechText plain) {
    StringBuilder text = new StringBuilder(plain.text());
    boolean changed = false;
    for (int i = 0; i + 1 < words.size(); i++) {
      SpokenWord left = words.get(i);
      SpokenWord right = words.get(i + 1);
      double pause = right.word().span().startSeconds() - left.word().span().endSeconds();
      int end = plain.end(i);
      boolean spaced = end < text.length() && text.charAt(end) == ' ';
      if (left.timed() && right.timed() && pause > LONG_PAUSE && spaced) {
        text.setCharAt(end, '\n');
        changed = true;
      }
    }
    return changed ? Optional.of(text.toString()) : Optional.empty();
  }

  private static WordLogits logits(
      PunctuationScores scores, PunctuationScores broken, int first, int last) {
    double comma = 0;
    for (Mark mark : Mark.values()) {
      comma += mark.isTerminal() || mark == Mark.NONE ? 0 : scores.mark(last, mark);
    }
    int initial = Character.isHighSurrogate(scores.boundaries().text().charAt(first)) ? 1 : 0;
    return new WordLogits(
        logit(scores.boundaries().after(last)),
        logit(terminal(scores, last)),
        logit(comma),
        logit(scores.mark(last, Mark.QUESTION)),
        logit(scores.upper(first + initial)),
        broken == null ? Float.NaN : logit(boundary(broken, last)),
        broken == null ? Float.NaN : logit(terminal(broken, last)));
  }

  /** Returns the probability of a boundary after a character, or after the line break there. */
  private static double boundary(PunctuationScores scores, int last) {
    String text = scores.boundaries().text();
    boolean isLine = last + 1 < text.length() && text.charAt(last + 1) == '\n';
    double after = scores.boundaries().after(last);
    return isLine ? Math.max(after, scores.boundaries().after(last + 1)) : after;
  }

  private static double terminal(PunctuationScores scores, int last) {
    double terminal = 0;
    for (Mark mark : Mark.values()) {
      terminal += mark.isTerminal() ? scores.mark(last, mark) : 0;
    }
    return terminal;
  }

  /** Returns the logit of a probability, within about [-12, 12]. */
  static float logit(double probability) {
    double p = Math.max(MIN, Math.min(1 - MIN, probability));
    return (float) Math.log(p / (1 - p));
  }
}
