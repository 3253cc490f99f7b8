package dev.caesura.corpus.build;

import java.util.Map;
import java.util.Objects;

/**
 * Recogniser as a configuration names it. Immutable and thread-safe.
 *
 * @param options the settings by name, as in {@code caesura mine} without {@code --recognizer-}:
 *     {@code name}, {@code acoustic-model}, {@code command}, {@code url}, {@code model}, {@code
 *     key-env}, {@code rate}, {@code max}, {@code timeout}, {@code whole}
 */
public record RecognizerChoice(Map<String, String> options) {

  /** Copies the options; rejects null. */
  public RecognizerChoice {
    options = Map.copyOf(Objects.requireNonNull(options, "options"));
  }
}
