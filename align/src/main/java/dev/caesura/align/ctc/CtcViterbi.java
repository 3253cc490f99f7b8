package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import java.util.Arrays;

/**
 * Viterbi search for the best path of a chain of states through emissions, exact within a band of
 * states. Not thread-safe.
 *
 * <p>Columns of scores are kept at every K-th frame only. The moves between two of them are
 * computed again, two bits each, when the path is traced back. This checkpointing takes twice the
 * time, and {@code 8 W T / K + K W / 4} bytes for T frames and W states in the band, which K =
 * sqrt(32 T) makes minimal. Three hours at 50 frames a second take 90 MB with 40,000 states in the
 * band, and 640 MB with 300,000.
 *
 * <p>The band runs along the diagonal. A path outside it may be better even if the best path inside
 * never comes near the edge, so the band is doubled until a bound shows that none is. A path that
 * leaves the band scores at most what the best path inside has where this one leaves, plus the most
 * probable symbol of each later frame. If the best path inside scores more, it is the best of all.
 * The window of ctc-segmentation is doubled too, but only if no path is found at all.
 */
final class CtcViterbi {

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  /** Scores that differ by less, in nats, are taken for equal, so that the band is widened. */
  private static final double TIE = 1e-3;

  /** The moves into a state. */
  private static final int STAY = 0;

  private static final int NEXT = 1;
  private static final int JUMP = 2;
  private static final int SKIP_WORD = 3;

  private final Emissions emissions;
  private final CtcStates states;
  private final int blank;
  private final double noiseCost;
  private final int frames;
  private final float[] row;
  private int width;

  /** Amount by which the scores of a column are below the true ones, through rescaling. */
  private double offset;

  /** Sum of the scores of the most probable columns of the frames so far. */
  private double ceiling;

  /** Largest score of a path that has left the band, minus {@link #ceiling} at that frame. */
  private double leaving;

  private boolean proven;

  CtcViterbi(Emissions emissions, CtcStates states, int blank, double noiseCost) {
    this.emissions = emissions;
    this.states = states;
    this.blank = blank;
    this.noiseCost = noiseCost;
    this.frames = emissions.frames();
    this.row = new float[emissions.symbols() + 2];
  }

  /**
   * Finds the state of each frame.
   *
   * @param firstWidth the number of states in the first band; at least 1
   * @return one state for each frame; empty if no path has a probability above 0
   */
  int[] path(int firstWidth) {
    width = Math.min(states.size(), firstWidth);
    while (true) {
      int[] path = pathInBand();
      if (width == states.size() || proven) {
        return path;
      }
      width = (int) Math.min(states.size(), 2L * width);
    }
  }

  private int low(int frame) {
    long centre = frames <= 1 ? 0 : (long) frame * (states.size() - 1) / (frames - 1);
    return (int) Math.max(0, Math.min(states.size() - width, centre - width / 2));
  }

  /** Notes the score of a path that leaves the band, to be compared with the best one inside. */
  private void leave(double score) {
    leaving = Math.max(leaving, score + offset - ceiling);
  }

  /**
   * Notes the paths that leave the band as it moves to a frame, or over its upper edge.
   *
   * @param last the scores at the frame before
   */
  private void leaveAtStep(double[] last, int lastLow, int low) {
    for (int s = lastLow; s < Math.min(low, lastLow + width); s++) {
      leave(last[s - lastLow]);
    }
    if (low + width < states.size()) {
      for (int s = Math.max(lastLow, low + width - 2); s < lastLow + width; s++) {
        leave(last[s - lastLow]);
      }
    }
  }

  /** Notes the path that skips the word at the upper edge of the band. */
  private void leaveBySkip(double[] column, int low) {
    if (low + width < states.size()) {
      int after = Arrays.binarySearch(states.pauses, low + width);
      int pause = states.pauses[after >= 0 ? after : -after - 1];
      int before = states.pauseBefore[pause];
      if (before >= low) {
        leave(column[before - low] - states.skipCost[pause]);
      }
    }
  }

  private int[] pathInBand() {
    proven = false;
    offset = 0;
    ceiling = 0;
    leaving = NEVER;
    int step = Math.max(1, (int) Math.sqrt(32.0 * frames));
    double[][] kept = new double[(frames + step - 1) / step][];
    double[] last = start();
    double[] next = new double[width];
    int lastLow = low(0);
    leaveBySkip(last, lastLow);
    for (int t = 0; t < frames; t++) {
      if (t % step == 0) {
        kept[t / step] = last.clone();
      }
      leaveAtStep(last, lastLow, low(t));
      advance(t, last, lastLow, next, null);
      leaveBySkip(next, low(t));
      double[] done = last;
      last = next;
      next = done;
      lastLow = low(t);
    }
    int state = states.size() - 1;
    if (state - lastLow >= width) {
      return new int[0];
    }
    // A path may end in the last sound without a pause after it.
    int sound = state - 1;
    if (sound >= lastLow
        && states.pauseBefore[state] != sound
        && last[sound - lastLow] > last[state - lastLow]) {
      state = sound;
    }
    if (last[state - lastLow] == NEVER) {
      return new int[0];
    }
    proven = last[state - lastLow] + offset - ceiling > leaving + TIE;
    return trace(state, kept, step);
  }

  /** Returns the scores before the first frame: in the first pause, or after skipped words. */
  private double[] start() {
    double[] column = new double[width];
    Arrays.fill(column, NEVER);
    int low = low(0);
    if (low == 0) {
      column[0] = 0;
      for (int s = 1; s < width; s++) {
        int before = states.pauseBefore[s];
        if (before >= 0) {
          column[s] = column[before] - states.skipCost[s];
        }
      }
    }
    return column;
  }

  /**
   * Computes the scores of all states in the band at one frame, and the moves into them if {@code
   * moves} is not null.
   *
   * <p>Scores are rescaled from time to time, so that hours of frames lose no precision.
   */
  private void advance(int frame, double[] last, int lastLow, double[] next, byte[] moves) {
    load(frame);
    int low = low(frame);
    int shift = low - lastLow;
    double top = NEVER;
    for (int i = 0; i < width; i++) {
      int s = low + i;
      int from = i + shift;
      double best = from < width ? last[from] : NEVER;
      int move = STAY;
      if (from >= 1 && from - 1 < width && last[from - 1] > best) {
        best = last[from - 1];
        move = NEXT;
      }
      if (from >= 2 && from - 2 < width && states.jumps[s] && last[from - 2] > best) {
        best = last[from - 2];
        move = JUMP;
      }
      best += row[states.column[s]];
      int before = states.pauseBefore[s];
      if (before >= low && next[before - low] - states.skipCost[s] > best) {
        best = next[before - low] - states.skipCost[s];
        move = SKIP_WORD;
      }
      next[i] = best;
      top = Math.max(top, best);
      if (moves != null) {
        moves[i >> 2] |= (byte) (move << ((i & 3) << 1));
      }
    }
    if (top < -1e6 && top != NEVER) {
      for (int i = 0; i < width; i++) {
        next[i] -= top;
      }
      offset += top;
    }
  }

  private void load(int frame) {
    emissions.copyFrame(frame, row);
    int symbols = emissions.symbols();
    float sound = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < symbols; k++) {
      if (k != blank && row[k] > sound) {
        sound = row[k];
      }
    }
    row[symbols + CtcStates.ANY_SOUND] = sound;
    row[symbols + CtcStates.PAUSE] =
        (float) Math.max(row[blank], Math.max(sound, row[blank]) - noiseCost);
    float most = Math.max(sound, row[symbols + CtcStates.PAUSE]);
    ceiling += most == Float.NEGATIVE_INFINITY ? 0 : most;
  }

  private int[] trace(int state, double[][] kept, int step) {
    int[] path = new int[frames];
    int s = state;
    byte[][] moves = new byte[Math.min(step, frames)][(width + 3) / 4];
    double[] next = new double[width];
    for (int block = kept.length - 1; block >= 0; block--) {
      int first = block * step;
      int end = Math.min(frames, first + step);
      double[] last = kept[block];
      kept[block] = null;
      int lastLow = low(Math.max(0, first - 1));
      for (int t = first; t < end; t++) {
        Arrays.fill(moves[t - first], (byte) 0);
        advance(t, last, lastLow, next, moves[t - first]);
        double[] done = last;
        last = next;
        next = done;
        lastLow = low(t);
      }
      for (int t = end - 1; t >= first; t--) {
        byte[] into = moves[t - first];
        int move = move(into, s - low(t));
        while (move == SKIP_WORD) {
          s = states.pauseBefore[s];
          move = move(into, s - low(t));
        }
        path[t] = s;
        s -= move == STAY ? 0 : move;
      }
    }
    return path;
  }

  private static int move(byte[] moves, int i) {
    return moves[i >> 2] >> ((i & 3) << 1) & 3;
  }
}
