package dev.caesura.align.correction;

import java.util.List;
import java.util.Objects;

/**
 * A heard text and all that makes it the written one: a segment, or a whole talk. Immutable and
 * thread-safe.
 *
 * @param heard what a recogniser made of it
 * @param corrections in order; none if nothing was wrong
 */
public record CorrectedText(String heard, List<Correction> corrections) {

  public CorrectedText {
    Objects.requireNonNull(heard, "heard");
    corrections = List.copyOf(corrections);
    Correction.apply(heard, corrections);
  }

  /**
   * The written text.
   *
   * @return the heard text, corrected
   */
  public String written() {
    return Correction.apply(heard, corrections);
  }
}
