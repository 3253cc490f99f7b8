package dev.caesura.corpus.build;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of a recording on the machine where a stage runs. Immutable and thread-safe.
 *
 * @param name the name of the recording
 * @param recording the recording
 * @param words the file of recognised words: the given one, or that which recognition writes
 * @param areWordsGiven whether the file of words is an input; false if a recogniser writes it
 * @param turns the speakers' turns as RTTM; empty if they are not known
 * @param folder the folder of the clips, records and report of this recording
 * @param scratch a folder for temporary files
 */
public record RecordingJob(
    String name,
    Path recording,
    Path words,
    boolean areWordsGiven,
    Optional<Path> turns,
    Path folder,
    Path scratch) {

  /** Rejects null. */
  public RecordingJob {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(turns, "turns");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(scratch, "scratch");
  }
}
