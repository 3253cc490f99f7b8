package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Optional;

/**
 * Lengths of the pauses between words. Without audio a pause is the gap between the times of two
 * words. With audio it is the longest silence between the middles of the two words: recognisers
 * leave out breath, noise and words they do not know, and forced alignment leaves no gaps at all.
 * Pure functions, safe for use by many threads.
 */
final class Pauses {

  private static final float SPEECH = 0.5f;

  private Pauses() {}

  /**
   * Measures the pause after each word but the last.
   *
   * @return seconds, at least 0; NaN where a time is not known. Of words that overlap, 0
   */
  static float[] seconds(List<SpokenWord> words, Optional<FrameScores> speech) {
    return Series.of(
        Math.max(0, words.size() - 1),
        i -> {
          SpokenWord left = words.get(i);
          SpokenWord right = words.get(i + 1);
          if (!left.timed() || !right.timed()) {
            return Double.NaN;
          }
          TimeSpan before = left.word().span();
          TimeSpan after = right.word().span();
          double gap = Math.max(0, after.startSeconds() - before.endSeconds());
          return speech.map(scores -> silence(before, after, scores, gap)).orElse(gap);
        });
  }

  private static double silence(
      TimeSpan before, TimeSpan after, FrameScores scores, double otherwise) {
    int rate = scores.grid().sampleRate();
    double from = (before.startSeconds() + before.endSeconds()) / 2;
    double to = (after.startSeconds() + after.endSeconds()) / 2;
    if (scores.size() == 0
        || to <= from
        || from < scores.span().startSeconds()
        || to > scores.span().endSeconds()) {
      return otherwise;
    }
    int first = scores.frameAt(Math.round(from * rate));
    int last = scores.frameAt(Math.min(scores.span().endSample() - 1, Math.round(to * rate)));
    int longest = 0;
    int run = 0;
    for (int frame = first; frame <= last; frame++) {
      run = scores.score(frame) < SPEECH ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return (double) longest * scores.grid().hopSamples() / rate;
  }
}
