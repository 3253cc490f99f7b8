package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts for purity and coverage of a segmentation, and for the speech that it keeps.
 *
 * <p>Coverage asks for every reference segment how much of it lies in one found segment (cutting it
 * in two lowers it); purity asks for every found segment how much of its speech belongs to one
 * reference segment (joining two lowers it). Only labelled speech counts, so that silence inside or
 * around a segment changes neither. Immutable and thread-safe.
 *
 * <p>Source: Bredin, <em>pyannote.metrics</em> (Interspeech 2017), segmentation; there the gaps
 * between found segments are segments, too, which here count as speech that was lost.
 *
 * @param covered samples of reference segments that lie in the found segment with most of them
 * @param reference samples of reference segments; where two overlap, both count
 * @param pure samples of found segments that lie in the reference segment with most of them
 * @param found samples of labelled speech in found segments
 * @param retained samples of labelled speech in any found segment, each counted once
 * @param speech samples of labelled speech, each counted once
 */
public record CoverageCounts(
    long covered, long reference, long pure, long found, long retained, long speech) {

  /** Counts of nothing, from which sums start. */
  public static final CoverageCounts NONE = new CoverageCounts(0, 0, 0, 0, 0, 0);

  public CoverageCounts {
    Ratios.requirePartOf("covered", covered, "reference", reference);
    Ratios.requirePartOf("pure", pure, "found", found);
    Ratios.requirePartOf("retained", retained, "speech", speech);
  }

  /**
   * Compares segments.
   *
   * @param reference reference segments, in any order; speakers may overlap
   * @param found segments under test, in any order
   * @return the counts
   * @throws IllegalArgumentException if the sample rates differ
   */
  public static CoverageCounts of(List<TimeSpan> reference, List<TimeSpan> found) {
    List<TimeSpan> speech = Timelines.support(reference);
    return new CoverageCounts(
        sumOfLargest(reference, found),
        reference.stream().mapToLong(TimeSpan::samples).sum(),
        sumOfLargest(found, reference),
        sumOfShared(found, speech),
        Timelines.covered(Timelines.overlap(found, speech)),
        Timelines.covered(speech));
  }

  /** Returns the sum over all spans of the most that each shares with one of the others. */
  private static long sumOfLargest(List<TimeSpan> spans, List<TimeSpan> others) {
    long sum = 0;
    for (long[] shared : shared(spans, others)) {
      sum += shared[0];
    }
    return sum;
  }

  private static long sumOfShared(List<TimeSpan> spans, List<TimeSpan> others) {
    long sum = 0;
    for (long[] shared : shared(spans, others)) {
      sum += shared[1];
    }
    return sum;
  }

  /**
   * Returns for each span, in time order, the largest and the total of what it shares with the
   * others.
   */
  private static List<long[]> shared(List<TimeSpan> spans, List<TimeSpan> others) {
    List<TimeSpan> waiting = others.stream().sorted().toList();
    List<TimeSpan> open = new ArrayList<>();
    List<long[]> shared = new ArrayList<>(spans.size());
    int next = 0;
    for (TimeSpan span : spans.stream().sorted().toList()) {
      while (next < waiting.size() && waiting.get(next).startSample() < span.endSample()) {
        open.add(waiting.get(next++));
      }
      // Spans come by start, so what ended before this one meets no later one either.
      open.removeIf(other -> other.endSample() <= span.startSample());
      long[] most = new long[2];
      for (TimeSpan other : open) {
        span.intersection(other)
            .ifPresent(
                both -> {
                  most[0] = Math.max(most[0], both.samples());
                  most[1] += both.samples();
                });
      }
      shared.add(most);
    }
    return shared;
  }

  /**
   * Returns the counts of two recordings together.
   *
   * @param other the other recording's, at the same sample rate
   * @return the sums
   */
  public CoverageCounts plus(CoverageCounts other) {
    return new CoverageCounts(
        covered + other.covered,
        reference + other.reference,
        pure + other.pure,
        found + other.found,
        retained + other.retained,
        speech + other.speech);
  }

  /**
   * Returns how whole the reference segments stayed.
   *
   * @return in [0, 1]; 1 without reference segments
   */
  public double coverage() {
    return Ratios.share(covered, reference);
  }

  /**
   * Returns how much found segments keep to one reference segment.
   *
   * @return in [0, 1]; 1 if no speech was found
   */
  public double purity() {
    return Ratios.share(pure, found);
  }

  /**
   * Returns the share of the labelled speech that lies in segments.
   *
   * @return in [0, 1]; 1 without speech
   */
  public double speechRetained() {
    return Ratios.share(retained, speech);
  }
}
