package dev.caesura.audio.score;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.format.FrameScoresFile;
import dev.caesura.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * Cache of scores in a folder, one file for each recording and detector.
 *
 * <p>Files are found by the content of the recording, not by its name: a recording that was moved
 * or copied is not scored again, one that was changed is. Scores that are damaged, or come from
 * another detector, are computed again; the scores are written whole or not at all, so that any
 * number of threads and processes can share a folder. Immutable and thread-safe.
 */
public final class ScoreCache {

  private final Path folder;

  private ScoreCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates a cache in a folder.
   *
   * @param folder the folder; created when the first scores are written
   * @return the cache
   */
  public static ScoreCache in(Path folder) {
    return new ScoreCache(Objects.requireNonNull(folder, "folder"));
  }

  /**
   * Returns the scores of a recording, from the folder or, if they are not there, from the
   * detector.
   *
   * @param file the recording's file; read once for its digest
   * @param recording the same recording, at the rate of the detector
   * @param scorer the detector
   * @param identity an identifier of this detector and its settings: name, version, digest of the
   *     weights
   * @return the scores
   * @throws IOException if the recording cannot be read or the scores cannot be written
   */
  public FrameScores score(Path file, AudioSource recording, SpeechScorer scorer, String identity)
      throws IOException {
    String origin =
        "sha256 " + Sha256.ofFiles(file) + "\n" + identity + "\n" + recording.sampleRate() + " Hz";
    Path kept = folder.resolve(name(origin));
    if (Files.isRegularFile(kept)) {
      try {
        FrameScoresFile found = FrameScoresFile.read(kept);
        if (found.origin().equals(origin)) {
          return found.scores();
        }
      } catch (IOException e) {
        // Damaged: computed again below.
        Files.deleteIfExists(kept);
      }
    }
    FrameScores scores = scorer.score(recording);
    Files.createDirectories(folder);
    new FrameScoresFile(origin, scores).write(kept);
    return scores;
  }

  private static String name(String origin) {
    // A version-3 UUID is a digest already; the origin inside the file is compared as well.
    return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)) + ".scores";
  }
}
