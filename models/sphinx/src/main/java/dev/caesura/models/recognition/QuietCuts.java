package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** Splits pieces that are too long for a decoder where they are quietest. Stateless. */
final class QuietCuts {

  /** Length of the quiet window: longer than the closure of a plosive, shorter than a pause. */
  private static final double WINDOW_SECONDS = 0.1;

  private QuietCuts() {}

  /**
   * Splits a piece.
   *
   * @param piece any signal
   * @param maxSeconds the longest part in seconds; all but the last have at least half of it
   * @return parts that tile the piece, in order; the piece alone if it is short enough
   */
  static List<Signal> cut(Signal piece, double maxSeconds) {
    int rate = piece.sampleRate();
    int max = (int) (maxSeconds * rate);
    List<Signal> parts = new ArrayList<>();
    int from = 0;
    while (piece.length() - from > max) {
      // The rest is halved if a full part would leave a very short one.
      int last = Math.min(from + max, Math.max(from + max / 2, piece.length() - max / 4));
      int to = quietest(piece, from + max / 2, last, (int) (WINDOW_SECONDS * rate));
      parts.add(part(piece, from, to));
      from = to;
    }
    parts.add(part(piece, from, piece.length()));
    return parts;
  }

  /**
   * Returns the middle of the window with the lowest energy, the first one if several are equal.
   */
  private static int quietest(Signal piece, int from, int to, int window) {
    int half = window / 2;
    double energy = 0;
    for (int i = from - half; i < from + half; i++) {
      energy += square(piece, i);
    }
    double least = energy;
    int best = from;
    for (int at = from + 1; at <= to - half; at++) {
      energy += square(piece, at + half - 1) - square(piece, at - half - 1);
      if (energy < least) {
        least = energy;
        best = at;
      }
    }
    return best;
  }

  private static double square(Signal piece, int i) {
    double sample = piece.sample(i);
    return sample * sample;
  }

  private static Signal part(Signal piece, int from, int to) {
    long start = piece.span().startSample();
    return piece.slice(new TimeSpan(start + from, start + to, piece.sampleRate()));
  }
}
