package dev.caesura.corpus.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fingerprints of all stages: digests of inputs, settings, and the version of the code, which
 * changes when the result of a stage does. Thread-safe.
 *
 * @param config inputs and settings
 * @param recognizer the description of the recogniser
 * @param digests digests of input files
 */
record StageKeys(BuildConfig config, Optional<String> recognizer, FileDigests digests) {

  private static final int DOCUMENTS_VERSION = 1;
  private static final int WORDS_VERSION = 1;
  private static final int MATCH_VERSION = 1;
  private static final int ALIGN_VERSION = 1;
  private static final int MEASURE_VERSION = 1;

  private String language() {
    return config.mining().language().toLanguageTag();
  }

  String document(Path file) throws IOException {
    return StageCache.fingerprint(DOCUMENTS_VERSION, digests.of(file), file.getFileName());
  }

  String words(String recording) throws IOException {
    Path given = config.words().get(recording);
    String source =
        given != null ? digests.of(given) : recognizer.orElse("none") + " in " + language();
    return StageCache.fingerprint(
        WORDS_VERSION, digests.of(config.recordings().get(recording)), source);
  }

  /** Returns the fingerprint of all documents together. */
  String archive(List<DocumentArchive.Entry> entries) {
    return StageCache.fingerprint(entries.toArray());
  }

  String match(String words, String archive) {
    return StageCache.fingerprint(MATCH_VERSION, words, archive, language(), config.matching());
  }

  String align(String words, String transcript) {
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

  String measure(String recording, String align) throws IOException {
    Path turns = config.turns().get(recording);
    return StageCache.fingerprint(
        MEASURE_VERSION, align, turns == null ? "none" : digests.of(turns));
  }
}
