package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of words, cut to their speech. Forced alignment leaves no gaps: a word before a pause lasts
 * until the next one, and would seem long, with no pause after it. Pure functions, safe for use by
 * many threads.
 */
public final class SpokenTimes {

  private static final float SPEECH = 0.5f;

  /** Shorter silence inside a word belongs to it, in seconds. */
  private static final double INSIDE_SECONDS = 0.15;

  private SpokenTimes() {}

  /**
   * Cuts silence off the edges of words. Of several stretches of speech in a word, the one at the
   * middle of its speech counts.
   *
   * @param words the words, in any order; those without times stay as they are
   * @param speech probabilities of speech of the recording
   * @return the words in the same order; a word without speech stays as it is
   */
  public static List<SpokenWord> trimmed(List<SpokenWord> words, FrameScores speech) {
    List<SpokenWord> trimmed = new ArrayList<>(words.size());
    for (SpokenWord spoken : words) {
      Word word = spoken.word();
      TimeSpan span = spoken.timed() ? trimmed(word.span(), speech) : word.span();
      trimmed.add(
          span.equals(word.span())
              ? spoken
              : new SpokenWord(
                  new Word(word.text(), span, word.score()),
                  true,
                  spoken.speaker(),
                  spoken.text()));
    }
    return trimmed;
  }

  private static TimeSpan trimmed(TimeSpan word, FrameScores speech) {
    int rate = speech.grid().sampleRate();
    long start = Math.round(word.startSeconds() * rate);
    long end = Math.round(word.endSeconds() * rate);
    TimeSpan scored = speech.span();
    if (speech.size() == 0
        || start < scored.startSample()
        || end > scored.endSample()
        || end <= start) {
      return word;
    }
    int from = speech.frameAt(start);
    int to = speech.frameAt(end - 1);
    int middle = middle(speech, from, to);
    if (middle < 0) {
      return word;
    }
    int inside = (int) Math.ceil(INSIDE_SECONDS * rate / speech.grid().hopSamples());
    int first = edge(speech, middle, from, -1, inside);
    int last = edge(speech, middle, to, 1, inside);
    long hop = speech.grid().hopSamples();
    long firstSample = first == from ? start : scored.startSample() + first * hop;
    long endSample = last == to ? end : scored.startSample() + (last + 1) * hop;
    return TimeSpan.fromSeconds(
        (double) firstSample / rate, (double) endSample / rate, word.sampleRate());
  }

  /** Returns the frame at which half of the speech is over; -1 without speech. */
  private static int middle(FrameScores speech, int from, int to) {
    int all = 0;
    for (int frame = from; frame <= to; frame++) {
      all += speech.score(frame) >= SPEECH ? 1 : 0;
    }
    int seen = 0;
    for (int frame = from; frame <= to; frame++) {
      seen += speech.score(frame) >= SPEECH ? 1 : 0;
      if (all > 0 && 2 * seen >= all) {
        return frame;
      }
    }
    return -1;
  }

  /** Returns the last frame of speech on the way to a limit, before a long silence. */
  private static int edge(FrameScores speech, int middle, int limit, int step, int inside) {
    int edge = middle;
    for (int frame = middle; frame != limit + step && Math.abs(frame - edge) <= inside; ) {
      edge = speech.score(frame) >= SPEECH ? frame : edge;
      frame += step;
    }
    return Math.abs(limit - edge) <= inside ? limit : edge;
  }
}
