package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pure functions on lists of spans, under the names that pyannote.core gave them.
 *
 * <p>Spans may come in any order, overlap and be empty; all of one call have one sample rate.
 * Results are new, unmodifiable lists in time order. Thread-safe.
 */
public final class Timelines {

  private Timelines() {}

  /**
   * Returns what the spans cover, in as few spans as possible: overlapping and touching ones become
   * one. Empty spans cover nothing.
   *
   * @param spans the spans
   * @return disjoint spans with gaps between them
   * @throws IllegalArgumentException if the rates differ
   */
  public static List<TimeSpan> support(List<TimeSpan> spans) {
    return support(spans, 0);
  }

  /**
   * Returns what the spans cover, with short gaps filled.
   *
   * @param spans the spans
   * @param collarSamples gaps of this many samples or fewer are filled, at least 0
   * @return disjoint spans with longer gaps between them
   * @throws IllegalArgumentException if the rates differ or the collar is negative
   */
  public static List<TimeSpan> support(List<TimeSpan> spans, long collarSamples) {
    if (collarSamples < 0) {
      throw new IllegalArgumentException("collarSamples " + collarSamples + " is negative");
    }
    List<TimeSpan> support = new ArrayList<>();
    TimeSpan open = null;
    for (TimeSpan span : inOrder(spans)) {
      if (span.isEmpty()) {
        continue;
      }
      if (open != null && span.startSample() - open.endSample() <= collarSamples) {
        open = open.extent(span);
      } else {
        if (open != null) {
          support.add(open);
        }
        open = span;
      }
    }
    if (open != null) {
      support.add(open);
    }
    return List.copyOf(support);
  }

  /**
   * Returns what the spans leave uncovered of another one.
   *
   * @param spans the spans
   * @param within where to look
   * @return disjoint spans that together with what is covered tile {@code within}
   * @throws IllegalArgumentException if the rates differ
   */
  public static List<TimeSpan> gaps(List<TimeSpan> spans, TimeSpan within) {
    List<TimeSpan> gaps = new ArrayList<>();
    long position = within.startSample();
    for (TimeSpan span : support(crop(spans, within))) {
      if (span.startSample() > position) {
        gaps.add(new TimeSpan(position, span.startSample(), within.sampleRate()));
      }
      position = span.endSample();
    }
    if (position < within.endSample()) {
      gaps.add(new TimeSpan(position, within.endSample(), within.sampleRate()));
    }
    return List.copyOf(gaps);
  }

  /**
   * Returns the spans cut to another one.
   *
   * @param spans the spans
   * @param within what to keep
   * @return the spans that are not empty then; overlapping ones stay separate
   * @throws IllegalArgumentException if the rates differ
   */
  public static List<TimeSpan> crop(List<TimeSpan> spans, TimeSpan within) {
    return inOrder(spans).stream().flatMap(span -> span.intersection(within).stream()).toList();
  }

  /**
   * Returns the smallest span that covers all.
   *
   * @param spans the spans
   * @return from the earliest start to the latest end; empty if there are no spans
   * @throws IllegalArgumentException if the rates differ
   */
  public static Optional<TimeSpan> extent(List<TimeSpan> spans) {
    return spans.stream().reduce(TimeSpan::extent);
  }

  /**
   * Returns what two lists both cover.
   *
   * @param left some spans
   * @param right other spans
   * @return disjoint spans with gaps between them
   * @throws IllegalArgumentException if the rates differ
   */
  public static List<TimeSpan> overlap(List<TimeSpan> left, List<TimeSpan> right) {
    List<TimeSpan> a = support(left);
    List<TimeSpan> b = support(right);
    List<TimeSpan> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      a.get(i).intersection(b.get(j)).ifPresent(both::add);
      if (a.get(i).endSample() <= b.get(j).endSample()) {
        i++;
      } else {
        j++;
      }
    }
    return List.copyOf(both);
  }

  /**
   * Returns how many samples the spans cover.
   *
   * @param spans the spans
   * @return samples, each counted once
   * @throws IllegalArgumentException if the rates differ
   */
  public static long covered(List<TimeSpan> spans) {
    return support(spans).stream().mapToLong(TimeSpan::samples).sum();
  }

  private static List<TimeSpan> inOrder(List<TimeSpan> spans) {
    return spans.stream().sorted().toList();
  }
}
