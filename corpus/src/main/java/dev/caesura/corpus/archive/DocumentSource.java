package dev.caesura.corpus.archive;

import java.io.IOException;
import java.util.List;

/**
 * Archive of documents that are read one at a time, so that they never sit in memory all together.
 * Implementations are thread-safe, and return the same words each time.
 */
public interface DocumentSource {

  /**
   * Returns the number of documents.
   *
   * @return at least 0
   */
  int size();

  /**
   * Reads a document.
   *
   * @param document the index of the document, from 0
   * @return its words
   * @throws IOException if it cannot be read
   */
  DocumentWords read(int document) throws IOException;

  /**
   * Returns an archive of documents that are in memory.
   *
   * @param documents the documents
   * @return the archive
   */
  static DocumentSource of(List<DocumentWords> documents) {
    List<DocumentWords> all = List.copyOf(documents);
    return new DocumentSource() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public DocumentWords read(int document) {
        return all.get(document);
      }
    };
  }
}
