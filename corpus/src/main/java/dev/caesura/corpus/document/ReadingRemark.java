package dev.caesura.corpus.document;

import java.util.Locale;
import java.util.Objects;

/**
 * What a reader left out of a document, changed, guessed, or could not read. Immutable and
 * thread-safe.
 *
 * @param kind what happened
 * @param what what it happened to, such as {@code note} or {@code running head}
 * @param count how often, at least 1
 * @param characters how many characters of text, in UTF-16 units; 0 if that is not known
 * @param first where it happened first
 * @param example the start of the text that it happened to first; may be empty
 */
public record ReadingRemark(
    Kind kind, String what, int count, long characters, SourcePlace first, String example) {

  /** What can happen. */
  public enum Kind {
    /** Text that belongs to the file but is not spoken, left out. */
    OMITTED,
    /** Text that was changed, such as words that a line break divided. */
    CHANGED,
    /** A property that the file does not state. */
    GUESSED,
    /** Text that is missing because it could not be read, such as scanned pages. */
    UNREADABLE
  }

  /** Rejects null and counts below 1. */
  public ReadingRemark {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(example, "example");
    if (count < 1 || characters < 0) {
      throw new IllegalArgumentException(
          "count " + count + ", characters " + characters + ": expected at least 1 and 0");
    }
  }

  /**
   * Returns the remark in one line.
   *
   * @return for example {@code omitted: note (60 times, 1,234 characters; first at line 45:
   *     'Applause')}
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind.name().toLowerCase(Locale.ROOT));
    line.append(": ").append(what);
    StringBuilder amount = new StringBuilder();
    if (count > 1) {
      amount.append(String.format(Locale.ROOT, "%,d times", count));
    }
    if (characters > 0) {
      amount
          .append(amount.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%,d characters", characters));
    }
    String place = first.toString();
    if (!place.isEmpty()) {
      amount
          .append(amount.isEmpty() ? "" : "; ")
          .append(count > 1 ? "first at " : "at ")
          .append(place);
    }
    if (!example.isEmpty()) {
      amount.append(amount.isEmpty() ? "" : ": ").append("'").append(example).append("'");
    }
    return amount.isEmpty() ? line.toString() : line + " (" + amount + ")";
  }
}
