package dev.caesura.align.subtitle;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Words in the order in which subtitles show them. Where speakers overlap, sentences follow each
 * other by their starts and stay whole: words of two speakers are never mixed. A word that would
 * start before the one it follows is shown with it. Immutable and thread-safe.
 *
 * @param words the words, in ascending order of their starts
 * @param scores the probability that a sentence ends after each word
 * @param speakers the speaker of each word; empty if not known
 * @param moved the number of words that are shown later than they are spoken
 * @param delaySeconds the longest of these delays, in seconds; 0 without
 */
public record SubtitleOrder(
    List<Word> words, List<Double> scores, List<String> speakers, int moved, double delaySeconds) {

  /** Copies the lists. */
  public SubtitleOrder {
    words = List.copyOf(words);
    scores = List.copyOf(scores);
    speakers = List.copyOf(speakers);
  }

  /**
   * Orders words.
   *
   * @param words the words in reading order, turn by turn; may be empty
   * @param scores the probability that a sentence ends after each word
   * @param speakers the speaker of each word; empty if not known
   * @param threshold the probability from which on a sentence ends
   * @return the words in the order of time; the given order where no two turns overlap
   * @throws IllegalArgumentException if the lists are not equally long
   */
  public static SubtitleOrder of(
      List<Word> words, double[] scores, List<String> speakers, double threshold) {
    SubtitleCutter.requireOneEach(words, scores, speakers);
    List<int[]> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean isLast = i + 1 == scores.length;
      if (isLast
          || scores[i] >= threshold
          || !speakers.get(i).equals(speakers.get(i + 1))
          || start(words, i + 1) < start(words, i)) {
        sentences.add(new int[] {from, i + 1});
        from = i + 1;
      }
    }
    sentences.sort(Comparator.comparingLong(sentence -> start(words, sentence[0])));
    List<Word> ordered = new ArrayList<>();
    List<String> orderedSpeakers = new ArrayList<>();
    List<Double> orderedScores = new ArrayList<>();
    long last = 0;
    int moved = 0;
    double delay = 0;
    for (int[] sentence : sentences) {
      for (int i = sentence[0]; i < sentence[1]; i++) {
        Word word = words.get(i);
        TimeSpan span = word.span();
        if (span.startSample() < last) {
          moved++;
          delay = Math.max(delay, (double) (last - span.startSample()) / span.sampleRate());
          span = new TimeSpan(last, Math.max(last, span.endSample()), span.sampleRate());
          word = new Word(word.text(), span, word.score());
        }
        last = span.startSample();
        orderedScores.add(scores[i]);
        orderedSpeakers.add(speakers.get(i));
        ordered.add(word);
      }
    }
    return new SubtitleOrder(ordered, orderedScores, orderedSpeakers, moved, delay);
  }

  private static long start(List<Word> words, int index) {
    return words.get(index).span().startSample();
  }
}
