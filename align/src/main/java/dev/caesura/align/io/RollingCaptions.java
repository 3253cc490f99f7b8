package dev.caesura.align.io;

import java.util.List;

/**
 * Detector of rolling captions: each cue repeats the end of the cue before, and adds to it. A few
 * repeated lines are speech; a file that repeats in two of five cues, and at least three, rolls.
 */
final class RollingCaptions {

  private static final int MIN_ROLLS = 3;
  private static final double MIN_SHARE = 0.4;

  /** A cue that follows the one before later than this, in seconds, does not continue it. */
  private static final double MAX_GAP = 0.5;

  /** Words of a cue with its times, in seconds. */
  record TimedCue(double start, double end, List<String> words) {}

  private RollingCaptions() {}

  static boolean roll(List<TimedCue> cues) {
    int rolls = 0;
    for (int i = 1; i < cues.size(); i++) {
      rolls += repeated(cues.get(i - 1), cues.get(i)) > 0 ? 1 : 0;
    }
    return rolls >= MIN_ROLLS && rolls >= MIN_SHARE * (cues.size() - 1);
  }

  /** Returns how many words at the start of a cue repeat the end of the cue before. */
  static int repeated(TimedCue before, TimedCue cue) {
    if (cue.start() > before.end() + MAX_GAP) {
      return 0;
    }
    int most = Math.min(before.words().size(), cue.words().size());
    for (int n = most; n > 0; n--) {
      int from = before.words().size() - n;
      if (before.words().subList(from, from + n).equals(cue.words().subList(0, n))) {
        return n;
      }
    }
    return 0;
  }
}
