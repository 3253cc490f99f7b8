package dev.caesura.align.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sentences of a transcript were found by, which decides what their score means. */
public enum EvidenceKind {
  /** Recognised words. */
  RECOGNITION,
  /** Letter models that are trained on the recording. */
  SELF,
  /** A synthetic voice. */
  SYNTHESIS;

  /**
   * Returns the kind of an aligner that needs no recognised words.
   *
   * @param name the name of the aligner
   * @return its kind; empty if no weights were fitted to its scores
   */
  static Optional<EvidenceKind> ofAligner(String name) {
    return Stream.of(SELF, SYNTHESIS).filter(kind -> kind.toString().equals(name)).findFirst();
  }

  /** Returns the name in files: in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
