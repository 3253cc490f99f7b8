package dev.caesura.align.speech;

import dev.caesura.align.Word;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import dev.caesura.text.punctuation.Punctuator;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes recognised words as sentences: with a full stop or question mark at each end, commas and
 * capitals. Letters are changed in case only. Where a recogniser has marks, its commas stay, and
 * its full stops stay at ends and in abbreviations. Immutable and thread-safe.
 */
public final class SpeechPunctuator {

  /** Letters of an abbreviation that keeps its full stop inside a sentence, such as "Inc.". */
  private static final int ABBREVIATION = 3;

  private static final char WORD_SPACE = '\u00a0';

  private final PunctuationScorer scorer;
  private final PunctuatorSettings settings;

  /**
   * Creates a punctuator.
   *
   * @param scorer the network; whoever opened it closes it
   * @param settings thresholds of commas, questions and capitals, and the language
   */
  public SpeechPunctuator(PunctuationScorer scorer, PunctuatorSettings settings) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Writes words.
   *
   * @param words the words in reading order; may be empty
   * @param scores the probability of an end after each word
   * @param threshold the probability from which on a sentence ends
   * @return each word with the marks after it and its capitals, in the same order
   */
  public List<Word> restore(List<Word> words, double[] scores, double threshold) {
    List<String> bare = bare(words, scores, threshold);
    String text = String.join(" ", bare);
    double[] atEnd = new double[text.length()];
    int end = -1;
    for (int i = 0; i < words.size(); i++) {
      end += bare.get(i).length() + (i > 0 ? 1 : 0);
      atEnd[end] = scores[i] >= threshold ? 1 : -1;
    }
    Punctuator punctuator =
        new Punctuator(given -> fixed(scorer.punctuation(given), atEnd), settings);
    String[] restored = punctuator.restore(text).split(" ", -1);
    if (words.isEmpty() || restored.length != words.size()) {
      return List.copyOf(words);
    }
    List<Word> written = new ArrayList<>(words.size());
    for (int i = 0; i < restored.length; i++) {
      String word = restored[i].replace(WORD_SPACE, ' ');
      // French marks have a space of their own kind before them, which stays.
      String shown = word.isBlank() ? words.get(i).text() : word;
      written.add(new Word(shown, words.get(i).span(), words.get(i).score()));
    }
    return written;
  }

  /** Returns the words without the full stops where no sentence ends. */
  private static List<String> bare(List<Word> words, double[] scores, double threshold) {
    Set<String> known = new HashSet<>();
    for (Word word : words) {
      if (!OwnMark.isCapital(word.text())) {
        known.add(SpeechText.plain(word.text()));
      }
    }
    List<String> bare = new ArrayList<>(words.size());
    boolean afterStop = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text().strip().replace(' ', WORD_SPACE);
      String plain = SpeechText.plain(word);
      boolean stops = scores[i] < threshold && isStop(word, plain);
      if (stops) {
        word = word.substring(0, word.length() - 1);
      }
      if (afterStop && known.contains(plain)) {
        // The capital was that of a sentence which goes on.
        word =
            Character.toString(Character.toLowerCase(word.codePointAt(0)))
                + word.substring(Character.charCount(word.codePointAt(0)));
      }
      afterStop = stops;
      bare.add(word);
    }
    return bare;
  }

  private static boolean isStop(String word, String plain) {
    return OwnMark.of(word).isEnd
        && OwnMark.of(word.substring(word.length() - 1)).isEnd
        && plain.length() > ABBREVIATION
        && word.length() > plain.length()
        && plain.indexOf('.') < 0;
  }

  /** Returns scores with ends exactly where the words have them. */
  @SuppressWarnings("EnumOrdinal") // Scores lie in the order in which the marks are declared.
  private static PunctuationScores fixed(PunctuationScores scores, double[] atEnd) {
    Mark[] all = Mark.values();
    int length = scores.boundaries().length();
    float[] boundaries = new float[length];
    float[] marks = new float[length * all.length];
    float[] upper = new float[length];
    float refused = 0;
    for (int i = 0; i < length; i++) {
      boolean isFirst = i > 0 && scores.boundaries().text().charAt(i - 1) == ' ';
      // The capital of a sentence that the network alone would begin here.
      upper[i] = Math.max(0, scores.upper(i) - (isFirst ? refused : 0));
      float terminal = 0;
      for (Mark mark : all) {
        terminal += mark.isTerminal() ? scores.mark(i, mark) : 0;
      }
      float question = terminal > 0 ? scores.mark(i, Mark.QUESTION) / terminal : 0;
      refused = atEnd[i] < 0 ? terminal : atEnd[i] > 0 ? 0 : refused;
      int at = i * all.length;
      if (atEnd[i] > 0) {
        boundaries[i] = 1;
        marks[at + Mark.QUESTION.ordinal()] = Math.min(1, question);
        marks[at + Mark.STOP.ordinal()] = Math.max(0, 1 - question);
      } else {
        for (Mark mark : all) {
          marks[at + mark.ordinal()] = mark.isTerminal() ? 0 : scores.mark(i, mark);
        }
        marks[at] = Math.min(1, marks[at] + terminal);
      }
    }
    return PunctuationScores.of(
        BoundaryScores.of(scores.boundaries().text(), boundaries), marks, upper);
  }
}
