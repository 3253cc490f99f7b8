package dev.caesura.corpus;

import dev.caesura.align.TrainingShare;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one recording of several. Immutable and thread-safe.
 *
 * @param pair the recording
 * @param share its part in the model of all recordings; empty if no model was trained
 * @param result the totals; empty if it failed
 * @param failure what went wrong, with the file; empty if it was mined
 */
public record SeriesItem(
    PairedRecording pair,
    Optional<TrainingShare> share,
    Optional<MiningResult> result,
    Optional<String> failure) {

  /** Rejects null, and an item with neither or both of a result and a failure. */
  public SeriesItem {
    Objects.requireNonNull(pair, "pair");
    Objects.requireNonNull(share, "share");
    if (result.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "item " + pair.name() + ": expected a result or a failure; found both or none");
    }
  }
}
