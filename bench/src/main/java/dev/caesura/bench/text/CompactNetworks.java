package dev.caesura.bench.text;

import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the network that a benchmark measures. */
final class CompactNetworks {

  private CompactNetworks() {}

  /**
   * Opens the network that {@code --model} names.
   *
   * @param file the value of the option; empty for the shipped network
   * @return the network; the caller closes it
   * @throws IOException if the file does not exist or cannot be read
   */
  static CompactBoundaryScorer open(String file) throws IOException {
    return file.isEmpty()
        ? CompactBoundaryScorer.open()
        : CompactBoundaryScorer.open(Path.of(file));
  }

  /**
   * Returns the title of the row of the network that {@code --model} names.
   *
   * @param file the value of the option; empty for the shipped network
   * @return the title
   */
  static String title(String file) {
    return "Caesura, " + (file.isEmpty() ? "shipped network" : Path.of(file).getFileName());
  }
}
