package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of an online segmenter: pads segments as {@link Padding} does, each as soon as it is
 * known how much of the gap after it belongs to it.
 */
final class PaddedOutput {

  private final LengthLimits limits;
  private final int rate;
  private long previousEnd;
  private boolean first = true;
  private TimeSpan held;
  private List<TimeSpan> ready = new ArrayList<>();

  PaddedOutput(LengthLimits limits, int rate, long start) {
    this.limits = limits;
    this.rate = rate;
    this.previousEnd = start;
  }

  /** Adds the next segment, which is not empty and not longer than the budget. */
  void add(long start, long end) {
    begins(start);
    held = new TimeSpan(start, end, rate);
  }

  /** States that the next segment starts here. */
  void begins(long start) {
    if (held != null) {
      release(Padding.leftHalf(start - held.endSample(), limits.padding()));
    }
  }

  /** States that no segment starts before this place, which is not after the last frame. */
  void settled(long place) {
    if (held != null && place - held.endSample() >= 2 * limits.padding()) {
      release(limits.padding());
    }
  }

  /** Ends the recording. */
  void finish(long end) {
    if (held != null) {
      release(Math.min(end - held.endSample(), limits.padding()));
    }
  }

  /** Returns the segments released since the last call. */
  List<TimeSpan> drain() {
    if (ready.isEmpty()) {
      return List.of();
    }
    List<TimeSpan> drained = List.copyOf(ready);
    ready = new ArrayList<>();
    return drained;
  }

  private void release(long after) {
    long gap = held.startSample() - previousEnd;
    long before =
        first ? Math.min(gap, limits.padding()) : Padding.rightHalf(gap, limits.padding());
    ready.add(Padding.widen(held, before, after, limits.max()));
    previousEnd = held.endSample();
    first = false;
    held = null;
  }
}
