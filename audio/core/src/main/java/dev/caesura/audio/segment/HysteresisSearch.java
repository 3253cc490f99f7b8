package dev.caesura.audio.segment;

import java.util.ArrayDeque;
import java.util.Deque;

/** The state machine of {@link HysteresisSegmenter}, in samples; one recording, one thread. */
final class HysteresisSearch implements FrameStream.Search {

  /** Takes stretches that are too short. */
  interface Dropped {

    void accept(long start, long end);
  }

  private record Silence(long start, long end) {

    long length() {
      return end - start;
    }
  }

  private final double onset;
  private final double offset;
  private final long leastSpeech;
  private final long leastSilence;
  private final long budget;
  private final long leastSilenceAtMax;
  private final boolean longest;
  private final Dropped dropped;

  /** Silences of the open stretch from {@code start} on, as far as a cut may need them. */
  private final Deque<Silence> silences = new ArrayDeque<>();

  private boolean open;
  private boolean kept;
  private long start;
  private long speechEnd;

  HysteresisSearch(
      double onset,
      double offset,
      long leastSpeech,
      long leastSilence,
      long budget,
      long leastSilenceAtMax,
      boolean longest,
      Dropped dropped) {
    this.onset = onset;
    this.offset = offset;
    this.leastSpeech = leastSpeech;
    this.leastSilence = leastSilence;
    this.budget = budget;
    this.leastSilenceAtMax = leastSilenceAtMax;
    this.longest = longest;
    this.dropped = dropped;
  }

  @Override
  public void frame(float score, long from, long to, PaddedOutput out) {
    if (score >= (open ? offset : onset)) {
      if (!open) {
        open = true;
        kept = false;
        start = from;
        silences.clear();
      } else if (from > speechEnd) {
        add(new Silence(speechEnd, from));
      }
      speechEnd = to;
      while (speechEnd - start > budget) {
        cut(out);
      }
      if (!kept && speechEnd - start >= leastSpeech) {
        // Only now: the segment before may not give up padding for one that is left out.
        kept = true;
        out.begins(start);
      }
    } else if (open && to - speechEnd >= leastSilence) {
      close(out);
    }
    if (!open) {
      out.settled(to);
    }
  }

  /**
   * Remembers a silence, and forgets those before it that no cut will ask for any more: the limit
   * only moves on, so this one can be had whenever they can. So few are left, with any maximum.
   */
  private void add(Silence silence) {
    if (silence.start() - start <= budget) {
      while (!silences.isEmpty() && gone(silences.peekLast(), silence)) {
        silences.removeLast();
      }
    }
    silences.addLast(silence);
  }

  private boolean gone(Silence earlier, Silence later) {
    boolean outdone =
        longest ? earlier.length() <= later.length() : later.length() >= leastSilenceAtMax;
    return outdone || earlier.length() < leastSilenceAtMax;
  }

  private void cut(PaddedOutput out) {
    long limit = start + budget;
    Silence best = null;
    Silence atLimit = null;
    for (Silence silence : silences) {
      if (silence.start() <= limit) {
        boolean better = best == null || !longest || silence.length() >= best.length();
        if (silence.length() >= leastSilenceAtMax && better) {
          best = silence;
        }
        if (silence.end() > limit) {
          atLimit = silence;
        }
      }
    }
    Silence taken = best == null ? atLimit : best;
    out.add(start, taken == null ? limit : taken.start());
    start = taken == null ? limit : taken.end();
    kept = true;
    out.begins(start);
    while (!silences.isEmpty() && silences.peekFirst().start() < start) {
      silences.removeFirst();
    }
  }

  private void close(PaddedOutput out) {
    open = false;
    if (kept || speechEnd - start >= leastSpeech) {
      out.add(start, speechEnd);
    } else {
      dropped.accept(start, speechEnd);
    }
  }

  @Override
  public void finish(long end, PaddedOutput out) {
    if (open) {
      close(out);
    }
  }
}
