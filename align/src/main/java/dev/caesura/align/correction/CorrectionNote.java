package dev.caesura.align.correction;

import java.util.Objects;

/**
 * Something about a correction that a user has to know. Immutable and thread-safe.
 *
 * @param kind what it is about
 * @param segment the index of the segment, from 0; -1 if it is not about a place
 * @param line the line within the segment, from 0
 * @param message a sentence
 */
public record CorrectionNote(Kind kind, int segment, int line, String message) {

  /** Kinds of notes. */
  public enum Kind {
    /** Pairs with the same wrong text and different right ones: none of them is applied. */
    CONFLICT,

    /** A pair that is not applied, since another one is applied to a part of its place. */
    OVERLAP,

    /** A pair that is applied nowhere. */
    UNUSED,

    /** Words of numbers that have more than one reading, and stay. */
    AMBIGUOUS,

    /** Text that moved from one segment or line to another. */
    MOVED
  }

  public CorrectionNote {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }
}
