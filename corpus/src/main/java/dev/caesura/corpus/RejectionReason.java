package dev.caesura.corpus;

/** Reason why an utterance is not in the corpus. */
public enum RejectionReason {
  /** The sentence is not spoken in the recording. */
  TEXT_WITHOUT_SPEECH("text-without-speech"),
  /** The recognised words differ too much from the sentence. */
  LOW_SCORE("low-score"),
  /** An error of its place or text is too probable. */
  PROBABLE_ERROR("probable-error"),
  /** The transcript does not belong to the recording. */
  WRONG_TRANSCRIPT("wrong-transcript"),
  /** The sentence is longer than the longest clip. */
  TOO_LONG("too-long"),
  /** The clip would be shorter than {@link dev.caesura.corpus.mine.Selection#MIN_CLIP_SECONDS}. */
  TOO_SHORT("too-short"),
  /** The speech is not in the transcript. */
  SPEECH_WITHOUT_TEXT("speech-without-text"),
  /** The speech repeats a sentence that is matched elsewhere. */
  REPEATED("repeated");

  private final String label;

  RejectionReason(String label) {
    this.label = label;
  }

  /** Returns the name of the reason in files, such as {@code low-score}. */
  @Override
  public String toString() {
    return label;
  }
}
