package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** Widens segments into the silence around them. */
final class Padding {

  private Padding() {}

  /**
   * Returns segments with padding on both sides.
   *
   * @param spans disjoint, in time order, inside {@code within}
   * @param padding samples to add on each side, at most
   * @param most samples that a padded segment may have; segments are not longer before
   * @param within where the padding may reach
   * @return as many segments: neighbours that are nearer than twice the padding share the gap half
   *     and half
   */
  static List<TimeSpan> pad(List<TimeSpan> spans, long padding, long most, TimeSpan within) {
    List<TimeSpan> padded = new ArrayList<>(spans.size());
    for (int i = 0; i < spans.size(); i++) {
      TimeSpan span = spans.get(i);
      long before =
          i == 0
              ? span.startSample() - within.startSample()
              : rightHalf(span.startSample() - spans.get(i - 1).endSample(), padding);
      long after =
          i + 1 == spans.size()
              ? within.endSample() - span.endSample()
              : leftHalf(spans.get(i + 1).startSample() - span.endSample(), padding);
      padded.add(widen(span, Math.min(before, padding), Math.min(after, padding), most));
    }
    return padded;
  }

  /** Returns a segment with as much on its sides as its maximum allows, shared evenly. */
  static TimeSpan widen(TimeSpan span, long before, long after, long most) {
    long left = before;
    long right = after;
    long room = most - span.samples();
    if (left + right > room) {
      // Each side takes what the other cannot use.
      long half = Math.min(left, room / 2);
      right = Math.min(right, room - half);
      left = Math.min(left, room - right);
    }
    return new TimeSpan(span.startSample() - left, span.endSample() + right, span.sampleRate());
  }

  /** Returns how much of a gap the segment before it may take. */
  static long leftHalf(long gap, long padding) {
    return gap >= 2 * padding ? padding : gap / 2;
  }

  /** Returns how much of a gap the segment after it may take. */
  static long rightHalf(long gap, long padding) {
    return gap >= 2 * padding ? padding : gap - gap / 2;
  }
}
