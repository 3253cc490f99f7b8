package dev.caesura.align.speech;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Cuts words into sentences by the probabilities of their ends, under strict limits of time and
 * length.
 *
 * <p>Of all ways to cut it takes the one with the greatest sum of log odds over the threshold, by
 * dynamic programming over the whole recording. Without limits these are the ends above the
 * threshold. Where a sentence is longer than a limit, it is cut at its most likely ends. A single
 * word that exceeds a limit is a sentence of its own.
 *
 * <p>Time grows with the number of words and the words that fit into a limit. Immutable and
 * thread-safe.
 */
public final class SentenceCutter {

  /** Log odds beyond which an end or none is certain. */
  private static final double CERTAIN = 12;

  private final SentenceCutterSettings settings;

  /**
   * Creates a cutter.
   *
   * @param settings threshold and limits
   */
  public SentenceCutter(SentenceCutterSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Cuts words into sentences.
   *
   * @param words the words in reading order, all at one sample rate; may be empty
   * @param scores the probability of an end after each word
   * @return the sentences in the order of the words, which they cover
   * @throws IllegalArgumentException if there are not as many scores as words
   */
  public List<SpeechSentence> cut(List<Word> words, double[] scores) {
    if (scores.length != words.size()) {
      throw new IllegalArgumentException(
          "scores of length "
              + scores.length
              + ": expected one for each of "
              + words.size()
              + " words");
    }
    int[] from = starts(words, scores);
    List<SpeechSentence> reversed = new ArrayList<>();
    for (int end = words.size(); end > 0; end = from[end]) {
      TimeSpan span = words.get(from[end]).span();
      for (int i = from[end] + 1; i < end; i++) {
        span = span.extent(words.get(i).span());
      }
      reversed.add(new SpeechSentence(from[end], end, span, scores[end - 1]));
    }
    Collections.reverse(reversed);
    return reversed;
  }

  /** Returns for each end the start of the best last sentence of the words before it. */
  private int[] starts(List<Word> words, double[] scores) {
    int n = words.size();
    double[] best = new double[n + 1];
    int[] from = new int[n + 1];
    Arrays.fill(best, 1, n + 1, Double.NEGATIVE_INFINITY);
    boolean limited =
        settings.maxSeconds() < Double.POSITIVE_INFINITY || settings.maxChars() < Integer.MAX_VALUE;
    // Without limits, the start of a sentence is the best place before its end.
    int bestStart = 0;
    for (int end = 1; end <= n; end++) {
      double reward = reward(scores[end - 1]);
      if (limited) {
        fit(words, end, reward, best, from);
      } else {
        best[end] = best[bestStart] + reward;
        from[end] = bestStart;
        bestStart = best[end] >= best[bestStart] ? end : bestStart;
      }
    }
    return from;
  }

  private void fit(List<Word> words, int end, double reward, double[] best, int[] from) {
    long first = Long.MAX_VALUE;
    long last = 0;
    long chars = -1;
    int rate = words.get(end - 1).span().sampleRate();
    for (int start = end - 1; start >= 0; start--) {
      Word word = words.get(start);
      first = Math.min(first, word.span().startSample());
      last = Math.max(last, word.span().endSample());
      chars += 1 + word.text().length();
      boolean fits = last - first <= settings.maxSeconds() * rate && chars <= settings.maxChars();
      if (!fits && start < end - 1) {
        break;
      }
      if (best[start] + reward > best[end]) {
        best[end] = best[start] + reward;
        from[end] = start;
      }
    }
  }

  private double reward(double score) {
    double odds = Math.log(score / (1 - score));
    double least = Math.log(settings.threshold() / (1 - settings.threshold()));
    return Math.max(-CERTAIN, Math.min(CERTAIN, odds)) - least;
  }
}
