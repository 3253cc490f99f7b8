package dev.caesura.align.recut;

import java.util.List;
import java.util.Objects;

/**
 * A corpus that was cut anew: every word of it is in one segment, kept or rejected. Immutable and
 * thread-safe.
 *
 * @param kept the segments to train on, by recording in the corpus's order, then by time
 * @param rejected the others, in the same order
 */
public record Recut(List<RecutSegment> kept, List<Rejected> rejected) {

  public Recut {
    kept = List.copyOf(kept);
    rejected = List.copyOf(rejected);
  }

  /**
   * A segment that is not fit to train on.
   *
   * @param segment the segment
   * @param reason why, in words
   */
  public record Rejected(RecutSegment segment, String reason) {

    public Rejected {
      Objects.requireNonNull(segment, "segment");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
