package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls joined to hours of speech, as normalized text.
 *
 * @param hypothesis recognised words, separated by spaces
 * @param reference words of the transcripts, separated by spaces
 */
record JoinedCalls(String hypothesis, String reference) {

  /** Characters of transcript in an hour of these calls. */
  private static final int CHARACTERS_PER_HOUR = 50_000;

  private static final int SENTENCE_WORDS = 15;

  /** Samples of a word and of its distance to the next one, at 16 kHz: a third of a second. */
  private static final int WORD_SAMPLES = 5_000;

  private static final long WORD_STEP = 5_333;

  /** Joins calls, repeated with changed long words, up to a number of hours. */
  static JoinedCalls of(Path data, AsrSystem system, int hours) {
    EarningsCalls calls = new EarningsCalls(data);
    StringBuilder hypothesis = new StringBuilder();
    StringBuilder reference = new StringBuilder();
    long wanted = (long) hours * CHARACTERS_PER_HOUR;
    for (int round = 0; reference.length() < wanted; round++) {
      for (String name : calls.names()) {
        if (reference.length() >= wanted) {
          break;
        }
        append(hypothesis, EnglishWords.words(calls.recognized(name, system)), round);
        append(reference, EnglishWords.words(calls.reference(name)), round);
      }
    }
    return new JoinedCalls(hypothesis.toString(), reference.toString());
  }

  /** Appends words; from the second round on, long words get another ending, so rounds differ. */
  private static void append(StringBuilder text, List<String> words, int round) {
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word);
      if (round > 0 && word.length() > 6) {
        text.append((char) ('a' + round));
      }
    }
  }

  /** Returns the first characters of both texts. */
  JoinedCalls limit(int max) {
    return new JoinedCalls(
        hypothesis.substring(0, Math.min(max, hypothesis.length())),
        reference.substring(0, Math.min(max, reference.length())));
  }

  /** Splits the hypothesis into words. */
  List<String> hypothesisWords() {
    return words(hypothesis);
  }

  /** Splits the reference into words. */
  List<String> referenceWords() {
    return words(reference);
  }

  /** Returns the recognised words with a third of a second for each. */
  Transcript transcript() {
    List<Word> words = new ArrayList<>();
    for (String word : hypothesisWords()) {
      long from = words.size() * WORD_STEP;
      words.add(new Word(word, new TimeSpan(from, from + WORD_SAMPLES, 16_000), 1));
    }
    return new Transcript(words);
  }

  /** Returns the reference as lines of fifteen words each. */
  String lines() {
    StringBuilder lines = new StringBuilder(reference.length() + 1);
    int n = 0;
    for (String word : referenceWords()) {
      lines.append(word).append(++n % SENTENCE_WORDS == 0 ? '\n' : ' ');
    }
    lines.setCharAt(lines.length() - 1, '\n');
    return lines.toString();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(text.length() / 5);
    int from = 0;
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', from)) {
      words.add(text.substring(from, i));
      from = i + 1;
    }
    words.add(text.substring(from));
    return words;
  }
}
