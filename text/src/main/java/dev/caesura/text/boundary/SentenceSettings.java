package dev.caesura.text.boundary;

import dev.caesura.text.length.Lengths;
import java.util.Objects;

/**
 * How probabilities become sentences. Immutable and thread-safe.
 *
 * @param threshold least probability of a boundary that parts, in (0, 1]
 * @param lineBreaks what line breaks mean
 * @param protectedSpans where nothing is cut
 * @param lengths how short and how long pieces may be
 */
public record SentenceSettings(
    float threshold, LineBreaks lineBreaks, ProtectedSpans protectedSpans, Lengths lengths) {

  public SentenceSettings {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold " + threshold + " is not in (0, 1]");
    }
    Objects.requireNonNull(lineBreaks, "lineBreaks");
    Objects.requireNonNull(protectedSpans, "protectedSpans");
    Objects.requireNonNull(lengths, "lengths");
  }

  /**
   * A threshold of 0.5, which the shipped network is calibrated for; blank lines part; nothing is
   * protected; sentences of any length.
   *
   * @return the settings
   */
  public static SentenceSettings defaults() {
    return new SentenceSettings(0.5f, LineBreaks.BLANK, ProtectedSpans.none(), Lengths.unlimited());
  }

  /**
   * Another threshold.
   *
   * @param least in (0, 1]
   * @return the settings
   */
  public SentenceSettings withThreshold(float least) {
    return new SentenceSettings(least, lineBreaks, protectedSpans, lengths);
  }

  /**
   * Other line breaks.
   *
   * @param mode what they mean
   * @return the settings
   */
  public SentenceSettings withLineBreaks(LineBreaks mode) {
    return new SentenceSettings(threshold, mode, protectedSpans, lengths);
  }

  /**
   * Other protected spans.
   *
   * @param spans where nothing is cut
   * @return the settings
   */
  public SentenceSettings withProtectedSpans(ProtectedSpans spans) {
    return new SentenceSettings(threshold, lineBreaks, spans, lengths);
  }

  /**
   * Other lengths.
   *
   * @param limits how short and how long pieces may be
   * @return the settings
   */
  public SentenceSettings withLengths(Lengths limits) {
    return new SentenceSettings(threshold, lineBreaks, protectedSpans, limits);
  }
}
