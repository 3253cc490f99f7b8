package dev.caesura.align.utterance;

/** How fast people speak, as far as it is needed to place words that were not recognised. */
final class SpeechRate {

  /** Letters per second of connected speech, with the spaces between words. */
  static final int LETTERS_PER_SECOND = 15;

  private SpeechRate() {}
}
