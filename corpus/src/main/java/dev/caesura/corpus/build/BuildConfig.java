package dev.caesura.corpus.build;

import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.archive.ArchiveSettings;
import dev.caesura.corpus.filter.FilterSettings;
import dev.caesura.corpus.split.SplitSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Inputs and settings of a corpus. Immutable and thread-safe.
 *
 * @param output the output folder
 * @param recordings the recordings by their names, sorted by name
 * @param documents the documents by the path that is shown, sorted
 * @param words the files of recognised words by the name of the recording
 * @param turns the RTTM files of speakers' turns by the name of the recording
 * @param recognizer what recognises recordings without words; empty if there is none
 * @param mining how sentences are found and clips are written; its jobs are those of one recording
 * @param matching how recordings are matched with documents
 * @param filters the limits of what is kept
 * @param splits names and shares of the splits, and the seed
 * @param reviewedSentences the number of sentences on the page of the review, at least 0
 * @param otherLanguages the languages that recordings may speak beside that of {@code mining};
 *     empty if all speak that one
 */
public record BuildConfig(
    Path output,
    Map<String, Path> recordings,
    Map<String, Path> documents,
    Map<String, Path> words,
    Map<String, Path> turns,
    Optional<RecognizerChoice> recognizer,
    MiningSettings mining,
    ArchiveSettings matching,
    FilterSettings filters,
    SplitSettings splits,
    int reviewedSentences,
    List<Locale> otherLanguages) {

  /** Default number of sentences on the page of the review. */
  public static final int REVIEWED_SENTENCES = 100;

  /** Copies the maps, in their order; rejects null. */
  public BuildConfig {
    Objects.requireNonNull(output, "output");
    recordings = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(recordings));
    documents = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(documents));
    words = Map.copyOf(words);
    turns = Map.copyOf(turns);
    Objects.requireNonNull(recognizer, "recognizer");
    Objects.requireNonNull(mining, "mining");
    Objects.requireNonNull(matching, "matching");
    Objects.requireNonNull(filters, "filters");
    Objects.requireNonNull(splits, "splits");
    if (reviewedSentences < 0) {
      throw new IllegalArgumentException(
          "reviewedSentences " + reviewedSentences + ": expected 0 or more");
    }
    otherLanguages = List.copyOf(otherLanguages);
  }

  /**
   * Returns a copy with other limits of what is kept.
   *
   * @param value the limits
   * @return a new configuration
   */
  public BuildConfig withFilters(FilterSettings value) {
    return new BuildConfig(
        output,
        recordings,
        documents,
        words,
        turns,
        recognizer,
        mining,
        matching,
        value,
        splits,
        reviewedSentences,
        otherLanguages);
  }

  /**
   * Returns a copy with other inputs.
   *
   * @param recordings the recordings by their names
   * @param documents the documents by the path that is shown
   * @param words the files of recognised words by the name of the recording
   * @param turns the RTTM files of speakers' turns by the name of the recording
   * @return a new configuration
   */
  public BuildConfig withInputs(
      Map<String, Path> recordings,
      Map<String, Path> documents,
      Map<String, Path> words,
      Map<String, Path> turns) {
    return new BuildConfig(
        output,
        recordings,
        documents,
        words,
        turns,
        recognizer,
        mining,
        matching,
        filters,
        splits,
        reviewedSentences,
        otherLanguages);
  }

  /**
   * Returns all languages that recordings may speak.
   *
   * @return that of {@code mining}, then the others
   */
  public List<Locale> languages() {
    List<Locale> languages = new ArrayList<>(List.of(mining.language()));
    languages.addAll(otherLanguages);
    return languages;
  }

  /**
   * Returns the recordings that have neither words nor a recogniser.
   *
   * @return their names, sorted
   */
  public List<String> recordingsWithoutWords() {
    return recognizer.isPresent()
        ? List.of()
        : recordings.keySet().stream().filter(name -> !words.containsKey(name)).toList();
  }
}
