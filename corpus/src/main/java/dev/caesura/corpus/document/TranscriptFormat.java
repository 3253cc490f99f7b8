package dev.caesura.corpus.document;

import java.io.IOException;
import java.util.List;

/**
 * Format of transcripts that is read. {@link TranscriptReader} finds the formats of this package,
 * and others with {@link java.util.ServiceLoader}. Implementations are immutable and thread-safe.
 */
public interface TranscriptFormat {

  /**
   * Returns the name of this format, as users type it.
   *
   * @return a short name in lower case, such as {@code tei}
   */
  String name();

  /**
   * Returns what the format is.
   *
   * @return a title for help texts and guides, such as {@code TEI, as ParlaMint has it}
   */
  String title();

  /**
   * Returns whether a file has this format, by how it begins and by its name.
   *
   * @param file the file
   * @return whether it surely has; false for what may be plain text
   * @throws IOException if the file cannot be read
   */
  boolean detects(SourceFile file) throws IOException;

  /**
   * Reads the documents of a file.
   *
   * @param file the file
   * @param settings language, encoding and companions of the file
   * @return the documents in the order of the file; most formats hold one. May be empty
   * @throws IOException if the file cannot be read, is damaged, or has another format; the message
   *     names file and position, what was expected and what was found
   */
  List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException;
}
