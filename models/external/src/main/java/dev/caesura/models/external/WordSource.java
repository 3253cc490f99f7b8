package dev.caesura.models.external;

import dev.caesura.align.io.Hypothesis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gets the words of one audio file from a recogniser outside this process. Thread-safe. */
@FunctionalInterface
interface WordSource {

  /**
   * Returns the words of a file.
   *
   * @param wav the piece, 16 kHz mono
   * @param work an empty folder for other files
   * @param name the recogniser and the piece, for messages
   * @return the words on the file's clock, at 16 kHz
   * @throws IOException if the recogniser fails, or its output cannot be read
   */
  List<Hypothesis> words(Path wav, Path work, String name) throws IOException;
}
