package dev.caesura.corpus.filter;

import java.util.Locale;

/** What is measured of a clip and its sentence. */
public enum Measure {
  /** Character error rate of the recognised words, from 0. */
  CER("character error rate", "", 0, 1),
  /** Word error rate of the recognised words, from 0. */
  WER("word error rate", "", 0, 1),
  /** Similarity of the recognised words and the sentence, in [0, 1]. */
  SCORE("score", "", 0, 1),
  /** Estimated probability that the sentence is wrong, in [0, 1]. */
  ERROR_PROBABILITY("error probability", "", 0, 1),
  /** Length of the clip in seconds. */
  DURATION("duration", "s", 0, 30),
  /** Characters of the sentence for each second, white space excluded. */
  CHARACTER_RATE("characters a second", "1/s", 0, 40),
  /** Words of the sentence for each second. */
  WORD_RATE("words a second", "1/s", 0, 8),
  /** Share of the clip's frames that are louder than its noise, in [0, 1]. */
  SPEECH_RATIO("speech ratio", "", 0, 1),
  /** Root mean square of the samples in dB below full scale; at most 0. */
  LEVEL("level", "dBFS", -80, 0),
  /** Estimated ratio of speech to noise in dB. */
  SNR("signal-to-noise ratio", "dB", 0, 80),
  /** Share of the samples at full scale, in [0, 1]. */
  CLIPPING("clipped samples", "", 0, 0.05),
  /** Frequency in hertz below which nearly all energy lies. */
  BANDWIDTH("bandwidth", "Hz", 0, 8000),
  /** Wrong words at the start and at the end of the sentence. */
  EDGE_ERRORS("wrong words at the edges", "", 0, 10),
  /** Share of the clip in which another speaker speaks, in [0, 1]. */
  OVERLAP("overlapped speech", "", 0, 1),
  /** Earlier sentences of the corpus that are the same or nearly the same. */
  COPIES("earlier copies", "", 0, 10),
  /** Times that the recognised words repeat a phrase without a break. */
  LOOPS("repeated phrases", "", 0, 10),
  /** Share of the characters of the sentence that are letters, white space excluded, in [0, 1]. */
  LETTERS("letters", "", 0, 1),
  /** 1 if the document is in another language than the corpus, 0 if not. */
  OTHER_LANGUAGE("other language", "", 0, 1);

  private final String title;
  private final String unit;
  private final double low;
  private final double high;

  Measure(String title, String unit, double low, double high) {
    this.title = title;
    this.unit = unit;
    this.low = low;
    this.high = high;
  }

  /**
   * Returns the name for people.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }

  /**
   * Returns the unit.
   *
   * @return the symbol of the unit; empty for shares and counts
   */
  public String unit() {
    return unit;
  }

  /**
   * Returns the start of the range that a histogram shows.
   *
   * @return a value that few clips are below
   */
  public double low() {
    return low;
  }

  /**
   * Returns the end of the range that a histogram shows.
   *
   * @return a value that few clips are above
   */
  public double high() {
    return high;
  }

  /** Returns the name in options and records, such as {@code word-rate}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
