package dev.caesura.corpus.split;

import java.util.Objects;

/**
 * Clip that is put into a split. Immutable and thread-safe.
 *
 * @param recording the name of its recording
 * @param speaker the identifier of its speaker; empty if it is not known
 * @param group the number of its group of near-duplicate sentences; negative if it is in none
 * @param seconds its length in seconds, at least 0
 */
public record SplitClip(String recording, String speaker, int group, double seconds) {

  /** Rejects null. */
  public SplitClip {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(speaker, "speaker");
  }
}
