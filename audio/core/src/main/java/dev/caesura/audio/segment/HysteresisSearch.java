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
  private final long minSpeech;
  private final long minSilence;
  private final long budget;
  private final long minSilenceAtMax;
  private final boolean longest;
  private final Dropped dropped;

  /** Silences of the open stretch from {@code start} on, as far as a cut may need them. */
  private final Deque<Silence> silences = new ArrayDeque<>();

  private boolean open;
  private boolean kept;
  private long start;
  private long speechEnd;

  HysteresisSearch(HysteresisSettings settings, int rate, long budget, Dropped dropped) {
    this.onset = settings.onset();
    this.offset = settings.offsetOrDerived();
    this.minSpeech = LengthLimits.samples(settings.minSpeechSeconds(), rate);
    this.minSilence = LengthLimits.samples(settings.minSilenceSeconds(), rate);
    this.budget = budget;
    this.minSilenceAtMax = LengthLimits.samples(settings.minSilenceAtMaxSeconds(), rate);
    this.longest = settings.cutAtLongestSilence();
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
      if (!kept && speechEnd - start >= minSpeech) {
        // Only now: the segment before may not give up padding for one that is left out.
        kept = true;
        out.begins(start);
      }
    } else if (open && to - speechEnd >= minSilence) {
      close(out);
    }
    if (!open) {
      out.settled(to);
    }
  }

  /**
   * Adds a silence, and removes those before it that no cut can need any more: the limit only moves
   * on, so this one can be had whenever they can. So few are left, with any maximum.
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
        longest ? earlier.length() <= later.length() : later.length() >= minSilenceAtMax;
    return outdone || earlier.length() < minSilenceAtMax;
  }

  private void cut(PaddedOutput out) {
    long limit = start + budget;
    Silence best = null;
    Silence atLimit = null;
    for (Silence silence : silences) {
      if (silence.start() <= limit) {
        boolean better = best == null || !longest || silence.length() >= best.length();
        if (silence.length() >= minSilenceAtMax && better) {
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
    if (kept || speechEnd - start >= minSpeech) {
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
