package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** Cuts a piece that is too long for a decoder where it is quietest. Stateless. */
final class QuietCuts {

  /** A tenth of a second: longer than the closure of a plosive, shorter than a pause. */
  private static final double WINDOW_SECONDS = 0.1;

  private QuietCuts() {}

  /**
   * Tiles a piece.
   *
   * @param piece any signal
   * @param longest longest part, in seconds; the shortest but for the last is half of it
   * @return parts in order, nothing lost and nothing twice; the piece alone if it is short enough
   */
  static List<Signal> cut(Signal piece, double longest) {
    int rate = piece.sampleRate();
    int most = (int) (longest * rate);
    List<Signal> parts = new ArrayList<>();
    int from = 0;
    while (piece.length() - from > most) {
      // The rest is halved where a full cut would leave a scrap.
      int last = Math.min(from + most, Math.max(from + most / 2, piece.length() - most / 4));
      int to = quietest(piece, from + most / 2, last, (int) (WINDOW_SECONDS * rate));
      parts.add(part(piece, from, to));
      from = to;
    }
    parts.add(part(piece, from, piece.length()));
    return parts;
  }

  /** The middle of the window with the least energy, the first of equals. */
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
