package dev.caesura.align.augment;

import java.util.List;
import java.util.Objects;

/**
 * The new segments of a corpus. Every word of the corpus is in exactly one segment, kept or
 * rejected. Immutable and thread-safe.
 *
 * @param kept the segments to train on; recordings are in the order of the corpus, segments in the
 *     order of time
 * @param rejected the other segments, in the same order
 */
public record AugmentedCorpus(List<AugmentedSegment> kept, List<Rejected> rejected) {

  public AugmentedCorpus {
    kept = List.copyOf(kept);
    rejected = List.copyOf(rejected);
  }

  /**
   * A segment that was rejected, with the reason.
   *
   * @param segment the segment
   * @param reason why it was rejected, such as {@code 0.100 s is shorter than 0.25 s}
   */
  public record Rejected(AugmentedSegment segment, String reason) {

    public Rejected {
      Objects.requireNonNull(segment, "segment");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
