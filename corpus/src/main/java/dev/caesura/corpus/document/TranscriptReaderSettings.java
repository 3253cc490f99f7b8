package dev.caesura.corpus.document;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings of readers of transcripts. Immutable and thread-safe.
 *
 * @param language the language of the texts; empty if the file states it or it is detected
 * @param charset the encoding of files that do not state theirs; empty if it is detected
 * @param persons TEI files with lists of persons and organisations, besides those that lie beside a
 *     file of ParlaMint
 * @param format the name of the format of all files; empty if it is detected
 * @param detectsLanguage whether to detect the language of texts whose file does not state it
 */
public record TranscriptReaderSettings(
    Optional<Locale> language,
    Optional<Charset> charset,
    List<Path> persons,
    Optional<String> format,
    boolean detectsLanguage) {

  private static final TranscriptReaderSettings DEFAULTS =
      new TranscriptReaderSettings(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), true);

  /** Copies the list; rejects null. */
  public TranscriptReaderSettings {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(charset, "charset");
    persons = List.copyOf(persons);
    Objects.requireNonNull(format, "format");
  }

  /**
   * Returns settings that detect everything.
   *
   * @return the defaults
   */
  public static TranscriptReaderSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy for texts of a language.
   *
   * @param value the language of the texts
   * @return the copy
   */
  public TranscriptReaderSettings withLanguage(Locale value) {
    return new TranscriptReaderSettings(
        Optional.of(value), charset, persons, format, detectsLanguage);
  }

  /**
   * Returns a copy for files in an encoding.
   *
   * @param value the encoding of files that do not state theirs
   * @return the copy
   */
  public TranscriptReaderSettings withCharset(Charset value) {
    return new TranscriptReaderSettings(
        language, Optional.of(value), persons, format, detectsLanguage);
  }

  /**
   * Returns a copy with other lists of persons.
   *
   * @param value TEI files with {@code listPerson} or {@code listOrg}
   * @return the copy
   */
  public TranscriptReaderSettings withPersons(List<Path> value) {
    return new TranscriptReaderSettings(language, charset, value, format, detectsLanguage);
  }

  /**
   * Returns a copy for files of one format.
   *
   * @param value the name of a {@link TranscriptFormat}
   * @return the copy
   */
  public TranscriptReaderSettings withFormat(String value) {
    return new TranscriptReaderSettings(
        language, charset, persons, Optional.of(value), detectsLanguage);
  }

  /**
   * Returns a copy that detects no languages.
   *
   * @return the copy
   */
  public TranscriptReaderSettings withoutLanguageDetection() {
    return new TranscriptReaderSettings(language, charset, persons, format, false);
  }
}
