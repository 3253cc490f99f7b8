package org.example;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;

/** Prints the sentences of a text without punctuation. */
public final class Sentences {

  private Sentences() {}

  /**
   * Runs the program.
   *
   * @param arguments a text, or nothing for an example
   */
  public static void main(String[] arguments) {
    String text =
        arguments.length > 0
            ? String.join(" ", arguments)
            : "we met dr. smith on monday he was late again why did nobody call him";
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      BoundarySegmenter.of(network).segment(text).strings().forEach(System.out::println);
    }
  }
}
