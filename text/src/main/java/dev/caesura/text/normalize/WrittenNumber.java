package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * Words of a text, and the digits that say the same. Immutable and thread-safe.
 *
 * @param place the place of the words
 * @param written what is written in their place
 * @param kind the kind of number
 */
public record WrittenNumber(TextSpan place, String written, NumberKind kind) {

  public WrittenNumber {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(kind, "kind");
  }
}
