package dev.caesura.cli.eval;

import dev.caesura.align.io.HypothesisFormat;
import java.util.Optional;

/** Form of a file of words that {@code eval words} reads. */
public enum WordFileFormat {
  /** Plain text, an utterance a line. */
  TEXT,
  /** NIST's trn: an utterance a line, with its identifier in parentheses at the end. */
  TRN,
  /** An utterance a line after its identifier, as in Kaldi's text and LibriSpeech's .trans.txt. */
  KALDI,
  /** NeMo's manifest: a JSON object for each utterance. */
  NEMO,
  /** NIST CTM. */
  CTM,
  /** NIST STM. */
  STM,
  /** JSON of recognisers. */
  JSON,
  /** SubRip. */
  SRT,
  /** WebVTT. */
  WEBVTT,
  /** Rev's .nlp. */
  NLP;

  /** Returns the format of recognised words; empty for a format of utterances. */
  Optional<HypothesisFormat> words() {
    return switch (this) {
      case TEXT, TRN, KALDI, NEMO -> Optional.empty();
      case CTM, STM, JSON, SRT, WEBVTT, NLP -> Optional.of(HypothesisFormat.valueOf(name()));
    };
  }

  static WordFileFormat of(HypothesisFormat format) {
    return valueOf(format.name());
  }
}
