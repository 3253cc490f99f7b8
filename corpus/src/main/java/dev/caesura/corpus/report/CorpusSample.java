package dev.caesura.corpus.report;

import java.util.Objects;

/**
 * Clip that plays in the report of a corpus. Immutable and thread-safe.
 *
 * @param clip the path of the clip from the report, with {@code /}
 * @param text its sentence
 * @param score the similarity of recognised words and sentence, in [0, 1]
 * @param reason why it was removed; empty if it was kept
 */
public record CorpusSample(String clip, String text, double score, String reason) {

  /** Rejects null. */
  public CorpusSample {
    Objects.requireNonNull(clip, "clip");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(reason, "reason");
  }
}
