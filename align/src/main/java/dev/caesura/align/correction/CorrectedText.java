package dev.caesura.align.correction;

import java.util.List;
import java.util.Objects;

/**
 * A recognised text, a segment or a whole talk, with the corrections that turn it into the correct
 * text. Immutable and thread-safe.
 *
 * @param hypothesis the recognised text
 * @param corrections the corrections, in order; empty if the text is correct
 */
public record CorrectedText(String hypothesis, List<Correction> corrections) {

  public CorrectedText {
    Objects.requireNonNull(hypothesis, "hypothesis");
    corrections = List.copyOf(corrections);
    Correction.apply(hypothesis, corrections);
  }

  /**
   * Returns the correct text.
   *
   * @return the recognised text with all corrections applied
   */
  public String corrected() {
    return Correction.apply(hypothesis, corrections);
  }
}
