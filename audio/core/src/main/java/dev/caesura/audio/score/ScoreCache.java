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
import java.util.function.Consumer;

/**
 * Cache of scores in a folder, one file for each recording and detector.
 *
 * <p>Files are found by the content of the recording, not by its name: a recording that was moved
 * or copied is not scored again, one that was changed is. The decoded samples are compared too,
 * since another version of a decoder, another channel or other rules for gaps give other samples of
 * the same file; so a recording is always decoded, and its damage reported. Scores that are
 * damaged, or come from another detector, are computed again; the scores are written whole or not
 * at all, so that any number of threads and processes can share a folder. Immutable, and
 * thread-safe if the consumer of warnings is.
 */
public final class ScoreCache {

  private final Path folder;
  private final Consumer<String> warnings;

  private ScoreCache(Path folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * Creates a cache in a folder. Its warnings go to the {@link System.Logger} of this package.
   *
   * @param folder the folder; created when the first scores are written
   * @return the cache
   */
  public static ScoreCache in(Path folder) {
    return new ScoreCache(
        Objects.requireNonNull(folder, "folder"),
        text ->
            System.getLogger(ScoreCache.class.getPackageName())
                .log(System.Logger.Level.WARNING, text));
  }

  /**
   * Returns a copy with another consumer of warnings.
   *
   * @param consumer takes a sentence for scores that are kept, but not used
   * @return the copy
   */
  public ScoreCache withWarnings(Consumer<String> consumer) {
    return new ScoreCache(folder, Objects.requireNonNull(consumer, "consumer"));
  }

  /**
   * Returns the scores of a recording, from the folder or, if they are not there, from the
   * detector.
   *
   * @param file the recording's file; read once for its digest
   * @param recording the same recording, at the rate of the detector; read at least once
   * @param scorer the detector
   * @param identity an identifier of this detector and its settings: name, version, digest of the
   *     weights
   * @return the scores
   * @throws IOException if the recording cannot be read or the scores cannot be written
   */
  public FrameScores score(Path file, AudioSource recording, SpeechScorer scorer, String identity)
      throws IOException {
    String source =
        "sha256 " + Sha256.ofFiles(file) + "\n" + identity + "\n" + recording.sampleRate() + " Hz";
    Path kept = folder.resolve(name(source));
    if (Files.isRegularFile(kept)) {
      FrameScoresFile found = read(kept);
      if (found != null && found.origin().equals(origin(source, SampleFingerprint.of(recording)))) {
        return found.scores();
      }
      if (found != null) {
        warnings.accept(
            kept
                + ": scores of other samples of "
                + recording.name()
                + ", or of an earlier version; computed again");
      }
    }
    DigestedSource digested = new DigestedSource(recording);
    FrameScores scores = scorer.score(digested);
    Files.createDirectories(folder);
    new FrameScoresFile(origin(source, digested.fingerprint()), scores).write(kept);
    return scores;
  }

  /** Reads kept scores; null if they are damaged. */
  private static FrameScoresFile read(Path kept) throws IOException {
    try {
      return FrameScoresFile.read(kept);
    } catch (IOException e) {
      Files.deleteIfExists(kept);
      return null;
    }
  }

  private static String origin(String source, SampleFingerprint samples) {
    return source + "\n" + samples;
  }

  private static String name(String origin) {
    // A version-3 UUID is a digest already; the origin inside the file is compared as well.
    return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)) + ".scores";
  }
}
