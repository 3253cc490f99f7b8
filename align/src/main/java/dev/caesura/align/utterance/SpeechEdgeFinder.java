package dev.caesura.align.utterance;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;

/**
 * Finds where the speech around some recognised words starts and ends. Immutable.
 *
 * @param scores speech probabilities
 * @param threshold probability from which a frame is speech
 */
record SpeechEdgeFinder(FrameScores scores, double threshold) {

  /**
   * Returns the sample at which an utterance starts.
   *
   * @param core its recognised words
   * @param first the first of them
   * @param earliest end of the recognised words of the neighbour before
   * @param missing samples that its first words, which were not recognised, should take
   * @param bridge longest pause to cross for them
   * @param pad samples of the pause to keep
   */
  long start(TimeSpan core, TimeSpan first, long earliest, long missing, long bridge, long pad) {
    int limit = frame(Math.min(earliest, core.startSample()));
    int i = firstSpeech(first);
    long wanted = core.startSample() - missing;
    while (true) {
      while (i > limit && isSpeech(i - 1)) {
        i--;
      }
      if (i <= limit) {
        return split(earliest, core.startSample());
      }
      int previous = i - 1;
      while (previous > limit && !isSpeech(previous)) {
        previous--;
      }
      long pause = startOf(i) - startOf(isSpeech(previous) ? previous + 1 : previous);
      // Half a word of tolerance: the speed of speech is only a guess.
      boolean needed = missing > 0 && startOf(i) - wanted > missing / 2;
      boolean near = pause <= bridge;
      boolean taken = startOf(previous) <= earliest;
      if (!needed || !near || taken || !isSpeech(previous)) {
        return startOf(i) - Math.min(pad, pause / 2);
      }
      i = previous;
    }
  }

  /** Returns the sample at which an utterance ends; the mirror of {@link #start}. */
  long end(TimeSpan core, TimeSpan last, long latest, long missing, long bridge, long pad) {
    int limit = Math.min(scores.size() - 1, frame(Math.max(latest, core.endSample())));
    int i = lastSpeech(last);
    long wanted = core.endSample() + missing;
    while (true) {
      while (i < limit && isSpeech(i + 1)) {
        i++;
      }
      if (i >= limit) {
        return latest >= scores.span().endSample()
            ? scores.span().endSample()
            : split(core.endSample(), latest);
      }
      int next = i + 1;
      while (next < limit && !isSpeech(next)) {
        next++;
      }
      long pause = startOf(isSpeech(next) ? next : next + 1) - startOf(i + 1);
      boolean needed = missing > 0 && wanted - startOf(i + 1) > missing / 2;
      boolean near = pause <= bridge;
      boolean taken = startOf(next + 1) >= latest;
      if (!needed || !near || taken || !isSpeech(next)) {
        return startOf(i + 1) + Math.min(pad, pause / 2);
      }
      i = next;
    }
  }

  /** Returns where two neighbours without a pause are split: at the least probable speech. */
  private long split(long from, long to) {
    if (to <= from) {
      return to;
    }
    int best = frame(from);
    for (int i = best; i <= frame(to - 1); i++) {
      if (scores.score(i) < scores.score(best)) {
        best = i;
      }
    }
    return Math.max(from, Math.min(to, startOf(best)));
  }

  /** Returns the first frame of a word that is speech, or its first frame. */
  private int firstSpeech(TimeSpan word) {
    int last = frame(Math.max(word.startSample(), word.endSample() - 1));
    int i = frame(word.startSample());
    while (i < last && !isSpeech(i)) {
      i++;
    }
    return isSpeech(i) ? i : frame(word.startSample());
  }

  /** Returns the last frame of a word that is speech, or its last frame. */
  private int lastSpeech(TimeSpan word) {
    int first = frame(word.startSample());
    int last = frame(Math.max(word.startSample(), word.endSample() - 1));
    int i = last;
    while (i > first && !isSpeech(i)) {
      i--;
    }
    return isSpeech(i) ? i : last;
  }

  private boolean isSpeech(int frame) {
    return scores.score(frame) >= threshold;
  }

  private int frame(long sample) {
    long inside =
        Math.max(scores.span().startSample(), Math.min(scores.span().endSample() - 1, sample));
    return scores.frameAt(inside);
  }

  private long startOf(int frame) {
    return frame >= scores.size()
        ? scores.span().endSample()
        : scores.frameSpan(frame).startSample();
  }
}
