package dev.caesura.bench.text;

import dev.caesura.models.punctuation.EnglishPunctuationScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The networks that {@code --model} names, as {@code caesura punctuate} uses them. */
final class MeasuredPunctuation implements AutoCloseable {

  private final EnglishPunctuationScorer english;
  private final CompactBoundaryScorer compact;

  private MeasuredPunctuation(EnglishPunctuationScorer english, CompactBoundaryScorer compact) {
    this.english = english;
    this.compact = compact;
  }

  /**
   * Opens the networks.
   *
   * @param model a file, {@code compact}, or the name of a network; empty for the English network
   *     beside the shipped one for English, and the shipped one for other languages
   */
  static MeasuredPunctuation open(String model) throws IOException {
    if (model.isEmpty()) {
      return new MeasuredPunctuation(EnglishPunctuationScorer.open(), CompactBoundaryScorer.open());
    }
    if (model.equals("compact")) {
      return new MeasuredPunctuation(null, CompactBoundaryScorer.open());
    }
    Path file = Path.of(model);
    return new MeasuredPunctuation(
        null,
        Files.exists(file) ? CompactBoundaryScorer.open(file) : CompactBoundaryScorer.named(model));
  }

  /** Returns the network for a language. */
  PunctuationScorer of(String language) {
    return english != null && language.equals("en") ? english.with(compact) : compact;
  }

  @Override
  public void close() {
    compact.close();
    if (english != null) {
      english.close();
    }
  }
}
