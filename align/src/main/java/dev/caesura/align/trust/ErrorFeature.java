package dev.caesura.align.trust;

import java.util.Locale;

/**
 * What speaks against a sentence in its place. Each is measured as a number in [0, 1], 0 where
 * nothing speaks against the sentence, and grows with doubt.
 *
 * <p>The shares of errors are cut into stretches, so that a regression can follow any ascending
 * curve: {@link #ERRORS_10} grows from 0 at a share of 0.05 to 1 at 0.1, and so on.
 */
public enum ErrorFeature {
  /** Letters that differ from the recognised ones, as a share: up to 0.05. */
  ERRORS_5,
  /** The same from 0.05 to 0.1. */
  ERRORS_10,
  /** The same from 0.1 to 0.2. */
  ERRORS_20,
  /** The same from 0.2 to 0.35. */
  ERRORS_35,
  /** The same from 0.35 to 0.5. */
  ERRORS_50,
  /** The same from 0.5 to 0.7. */
  ERRORS_70,
  /** The same from 0.7 to 1. */
  ERRORS_100,
  /** Errors beyond those of words that sound alike, as a share of the letters: up to 0.05. */
  UNLIKE_5,
  /** The same from 0.05 to 0.15. */
  UNLIKE_15,
  /** The same from 0.15 to 0.3. */
  UNLIKE_30,
  /** Errors beyond the median of the recording, up to 0.15 more. */
  EXCESS_15,
  /** The same from 0.15 to 0.5 more. */
  EXCESS_50,
  /** Few letters of words that were recognised exactly, fewer than 60. */
  SCARCE,
  /** {@link #SCARCE} where few sentences beside this one agree with it. */
  SCARCE_OFF_COURSE,
  /** {@link #SCARCE} where more than half of text and speech is not found. */
  SCARCE_DISAGREEING,
  /** The first word was not recognised exactly: 1 if nothing was recognised for it, else 0.5. */
  START_INEXACT,
  /** The same for the last word. */
  END_INEXACT,
  /** Letters before the first word that was recognised exactly, of 20. */
  START_LOOSE,
  /** Letters after the last word that was recognised exactly, of 20. */
  END_LOOSE,
  /** Nothing was recognised for the first word. */
  START_UNHEARD,
  /** Nothing was recognised for the last word. */
  END_UNHEARD,
  /** {@link #START_UNHEARD} where words without a text or a pause of 1 s come before. */
  START_OPEN,
  /** {@link #END_UNHEARD} where words without a text or a pause of 1 s come after. */
  END_OPEN,
  /** {@link #START_OPEN} where the recording has few errors. */
  START_OPEN_CLEAR,
  /** {@link #START_LOOSE} where the recording has few errors. */
  START_LOOSE_CLEAR,
  /** {@link #END_LOOSE} where the recording has few errors. */
  END_LOOSE_CLEAR,
  /** Recognised words without a text directly before, their letters of 20. */
  START_EXTRA,
  /** Recognised words without a text directly after, their letters of 20. */
  END_EXTRA,
  /** The sentence before is not found just before. */
  UNSUPPORTED_START,
  /** The sentence after is not found just after. */
  UNSUPPORTED_END,
  /** Both of these. */
  ALONE,
  /** Few of the four sentences on each side are found where this one lets expect them. */
  OFF_COURSE,
  /** {@link #OFF_COURSE} beyond one half. */
  FAR_OFF_COURSE,
  /** {@link #ALONE} and {@link #FAR_OFF_COURSE}. */
  STRANDED,
  /** The same words were recognised elsewhere as well. */
  AMBIGUOUS,
  /** {@link #AMBIGUOUS} and {@link #FAR_OFF_COURSE}. */
  AMBIGUOUS_OFF_COURSE,
  /** Spoken more slowly than the recording's median: from 1.4 to 4 times. */
  SLOW,
  /** Spoken faster than the recording's median: from 1.4 to 4 times. */
  FAST,
  /** A pause inside the sentence: from 1 to 4 s. */
  PAUSE,
  /** Found out of the order of the transcript. */
  MOVED,
  /** {@link #MOVED} and {@link #STRANDED}. */
  MOVED_STRANDED,
  /** The median share of errors of the sentences of the recording. */
  RECORDING_ERRORS,
  /** How far the errors of the recording are those of a text rather than of a recogniser. */
  TEXT_ERRORS,
  /** {@link #TEXT_ERRORS} times the sentence's share of errors, up to 0.2. */
  TEXT_ERRORS_20,
  /** The same for errors from 0.2 to 0.35. */
  TEXT_ERRORS_35,
  /** The same for errors from 0.35 to 0.6. */
  TEXT_ERRORS_60,
  /** The share of text and of speech that is not found, the smaller one, up to one half. */
  DISAGREEMENT_50,
  /** The same from one half to 1. */
  DISAGREEMENT_100,
  /** Words that nothing was recognised for, by letters. */
  UNHEARD,
  /** Missing confidence of an acoustic model; 0 if none was asked. */
  UNCONFIDENT,
  /**
   * The recogniser writes marks, or capitals and small letters, or makes few errors in this
   * recording: its own errors are rare, so that the same errors are more often those of the text.
   */
  WRITTEN;

  /** Returns the name in files, such as {@code errors-5}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
