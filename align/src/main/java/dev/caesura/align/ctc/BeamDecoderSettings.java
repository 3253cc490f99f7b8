package dev.caesura.align.ctc;

import java.util.Objects;

/**
 * Settings of {@link BeamDecoder}. Immutable; thread-safe if the word model is.
 *
 * @param beam the number of prefixes that are kept at each frame; at least 1
 * @param wordModel gives words their log-probability; asked only if {@code weight} is above 0
 * @param weight the weight of the log-probability of a word; at least 0
 * @param wordBonus the amount that is added for each word, in nats
 */
public record BeamDecoderSettings(int beam, WordModel wordModel, double weight, double wordBonus) {

  /** The beam of pyctcdecode 0.5. */
  private static final int DEFAULT_BEAM = 100;

  /** The weight and word bonus of pyctcdecode 0.5, there called alpha and beta. */
  private static final double DEFAULT_WEIGHT = 0.5;

  private static final double DEFAULT_WORD_BONUS = 1.5;

  public BeamDecoderSettings {
    Objects.requireNonNull(wordModel, "wordModel");
    if (beam < 1) {
      throw new IllegalArgumentException("beam " + beam + ": expected a number of at least 1");
    }
    if (!(weight >= 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "weight " + weight + ": expected a finite number of at least 0");
    }
    if (!Double.isFinite(wordBonus)) {
      throw new IllegalArgumentException("wordBonus " + wordBonus + ": expected a finite number");
    }
  }

  /**
   * Returns settings with a beam of 100 prefixes and without a language model.
   *
   * @return the default settings
   */
  public static BeamDecoderSettings defaults() {
    return new BeamDecoderSettings(DEFAULT_BEAM, (history, word) -> 0, 0, 0);
  }

  /**
   * Returns a copy with another beam.
   *
   * @param prefixes the number of prefixes that are kept at each frame; at least 1
   * @return the changed settings
   */
  public BeamDecoderSettings withBeam(int prefixes) {
    return new BeamDecoderSettings(prefixes, wordModel, weight, wordBonus);
  }

  /**
   * Returns a copy with a language model at the weights of pyctcdecode: 0.5, and a bonus of 1.5.
   *
   * @param model gives words their log-probability
   * @return the changed settings
   */
  public BeamDecoderSettings withWordModel(WordModel model) {
    return withWordModel(model, DEFAULT_WEIGHT, DEFAULT_WORD_BONUS);
  }

  /**
   * Returns a copy with a language model.
   *
   * @param model gives words their log-probability
   * @param newWeight the weight of the log-probability; at least 0
   * @param bonus the amount that is added for each word, in nats
   * @return the changed settings
   */
  public BeamDecoderSettings withWordModel(WordModel model, double newWeight, double bonus) {
    return new BeamDecoderSettings(beam, model, newWeight, bonus);
  }
}
