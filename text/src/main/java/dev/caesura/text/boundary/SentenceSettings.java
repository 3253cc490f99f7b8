package dev.caesura.text.boundary;

import dev.caesura.text.length.Lengths;
import java.util.Objects;

/**
 * Settings that turn probabilities into sentences. Immutable and thread-safe.
 *
 * @param threshold least probability of a boundary that splits, in (0, 1]
 * @param lineBreaks what line breaks mean
 * @param protectedSpans spans inside which nothing is split
 * @param lengths how short and how long pieces may be
 * @param abbreviations words whose full stop may not end a sentence
 */
public record SentenceSettings(
    float threshold,
    LineBreaks lineBreaks,
    ProtectedSpans protectedSpans,
    Lengths lengths,
    SentenceAbbreviations abbreviations) {

  public SentenceSettings {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number in (0, 1]");
    }
    Objects.requireNonNull(lineBreaks, "lineBreaks");
    Objects.requireNonNull(protectedSpans, "protectedSpans");
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(abbreviations, "abbreviations");
  }

  /**
   * Returns the defaults: a threshold of 0.5, which the shipped network is calibrated for; blank
   * lines split, and line breaks do by {@link LineBreaks#AUTO}; nothing is protected; sentences
   * have any length; the abbreviations of any language count.
   *
   * @return the settings
   */
  public static SentenceSettings defaults() {
    return new SentenceSettings(
        0.5f,
        LineBreaks.AUTO,
        ProtectedSpans.none(),
        Lengths.unlimited(),
        SentenceAbbreviations.common());
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param least in (0, 1]
   * @return the settings
   */
  public SentenceSettings withThreshold(float least) {
    return new SentenceSettings(least, lineBreaks, protectedSpans, lengths, abbreviations);
  }

  /**
   * Returns a copy with the given meaning of line breaks.
   *
   * @param mode what they mean
   * @return the settings
   */
  public SentenceSettings withLineBreaks(LineBreaks mode) {
    return new SentenceSettings(threshold, mode, protectedSpans, lengths, abbreviations);
  }

  /**
   * Returns a copy with the given protected spans.
   *
   * @param spans spans inside which nothing is split
   * @return the settings
   */
  public SentenceSettings withProtectedSpans(ProtectedSpans spans) {
    return new SentenceSettings(threshold, lineBreaks, spans, lengths, abbreviations);
  }

  /**
   * Returns a copy with the given lengths.
   *
   * @param limits how short and how long pieces may be
   * @return the settings
   */
  public SentenceSettings withLengths(Lengths limits) {
    return new SentenceSettings(threshold, lineBreaks, protectedSpans, limits, abbreviations);
  }

  /**
   * Returns a copy with the given abbreviations.
   *
   * @param list words whose full stop may not end a sentence
   * @return the settings
   */
  public SentenceSettings withAbbreviations(SentenceAbbreviations list) {
    return new SentenceSettings(threshold, lineBreaks, protectedSpans, lengths, list);
  }
}
