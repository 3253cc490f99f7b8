package dev.caesura.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Format of speech corpora, which is read and written. {@link CorpusConverter} lists them.
 * Implementations are immutable and thread-safe.
 */
public interface CorpusFormat {

  /**
   * Returns the name of this format, as users type it.
   *
   * @return a short name in lower case, such as {@code kaldi}
   */
  String name();

  /**
   * Returns what the format is.
   *
   * @return a title for help texts and guides
   */
  String title();

  /**
   * Returns whether a file or folder surely has this format, by its name and how it begins.
   *
   * @param path a file or folder
   * @return whether it has
   * @throws IOException if it cannot be read
   */
  boolean detects(Path path) throws IOException;

  /**
   * Reads all entries.
   *
   * @param path a file or folder
   * @return the entries in the order of the corpus; paths of audio are absolute
   * @throws IOException if it cannot be read or is malformed; the message names file and position
   */
  List<CorpusEntry> read(Path path) throws IOException;

  /**
   * Writes entries. What the format cannot hold is left out; {@link CorpusConverter} counts it.
   *
   * @param entries the entries, in this order
   * @param target a file or folder; files in it are replaced whole
   * @throws IOException if writing fails, or the format asks for audio that is not there
   */
  void write(List<CorpusEntry> entries, Path target) throws IOException;

  /**
   * Returns whether the format holds audio: written entries have clips of their own, whose clock
   * starts at 0.
   *
   * @return false for formats that refer to the audio
   */
  default boolean copiesAudio() {
    return false;
  }

  /**
   * Returns whether entries keep the paths of their audio files. Times of formats that do not are
   * those of the recordings that they name.
   *
   * @return true for formats that refer to files, or hold them
   */
  default boolean refersToFiles() {
    return true;
  }
}
