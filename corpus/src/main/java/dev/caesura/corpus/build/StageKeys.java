package dev.caesura.corpus.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fingerprints of all stages: digests of inputs, settings, and the version of the code, which
 * changes when the result of a stage does. Thread-safe.
 *
 * @param config inputs and settings
 * @param recognizer the description of the recogniser
 * @param digests digests of input files
 */
public record StageKeys(BuildConfig config, Optional<String> recognizer, Digests digests) {

  private static final int DOCUMENTS_VERSION = 2;
  private static final int WORDS_VERSION = 1;
  private static final int MATCH_VERSION = 5;
  private static final int ALIGN_VERSION = 1;
  private static final int MEASURE_VERSION = 1;

  /** Digests of input files. */
  @FunctionalInterface
  public interface Digests {
    /**
     * Returns the digest of a file.
     *
     * @param file an input of the build
     * @return text that differs if the content does
     * @throws IOException if the file cannot be read
     */
    String of(Path file) throws IOException;
  }

  /** Rejects null. */
  public StageKeys {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(recognizer, "recognizer");
    Objects.requireNonNull(digests, "digests");
  }

  private String language() {
    return config.languages().stream().map(Locale::toLanguageTag).collect(Collectors.joining(" "));
  }

  /**
   * Returns the fingerprint of the documents of a file.
   *
   * @param file the file
   * @return the fingerprint
   * @throws IOException if the file cannot be read
   */
  public String document(Path file) throws IOException {
    return StageCache.fingerprint(DOCUMENTS_VERSION, digests.of(file), file.getFileName());
  }

  /**
   * Returns the fingerprint of the words of a recording.
   *
   * @param recording the name of the recording
   * @param expected the fingerprint of all documents if the recogniser expects their words, else
   *     empty
   * @return the fingerprint
   * @throws IOException if an input cannot be read
   */
  public String words(String recording, String expected) throws IOException {
    Path given = config.words().get(recording);
    String source =
        given != null
            ? digests.of(given)
            : recognizer.orElse("none") + " in " + language() + expecting(expected);
    return StageCache.fingerprint(
        WORDS_VERSION, digests.of(config.recordings().get(recording)), source);
  }

  private static String expecting(String expected) {
    return expected.isEmpty() ? "" : " expecting " + expected;
  }

  /**
   * Returns the fingerprint of all documents together.
   *
   * @param entries the documents in their order
   * @return the fingerprint
   */
  public String archive(List<DocumentArchive.Entry> entries) {
    return StageCache.fingerprint(entries.toArray());
  }

  /**
   * Returns the fingerprint of a match.
   *
   * @param words the fingerprint of the words of the recording
   * @param archive the fingerprint of all documents
   * @return the fingerprint
   */
  public String match(String words, String archive) {
    return StageCache.fingerprint(MATCH_VERSION, words, archive, language(), config.matching());
  }

  /**
   * Returns the fingerprint of the clips of a recording.
   *
   * @param words the fingerprint of the words of the recording
   * @param transcript the transcript with its language, or a digest of both
   * @return the fingerprint
   */
  public String align(String words, String transcript) {
    var mining = config.mining();
    return StageCache.fingerprint(
        ALIGN_VERSION,
        words,
        transcript,
        language(),
        mining.order(),
        mining.notes(),
        mining.minScore(),
        mining.maxClipSeconds(),
        mining.clipFormat());
  }

  /**
   * Returns the fingerprint of the measures of a recording.
   *
   * @param recording the name of the recording
   * @param align the fingerprint of its clips
   * @return the fingerprint
   * @throws IOException if an input cannot be read
   */
  public String measure(String recording, String align) throws IOException {
    Path turns = config.turns().get(recording);
    return StageCache.fingerprint(
        MEASURE_VERSION, align, turns == null ? "none" : digests.of(turns));
  }
}
