package dev.caesura.corpus.document;

import dev.caesura.text.language.LanguageDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Reader of transcripts in the formats of this package and of those on the class path. Files may be
 * compressed with gzip. Immutable and thread-safe.
 */
public final class TranscriptReader {

  /** Letters of a document whose language is guessed: a few lines of a test have none. */
  private static final int MIN_LETTERS = 100;

  private static final List<TranscriptFormat> BUILT_IN =
      List.of(
          new DocxFormat(),
          new EpubFormat(),
          new TeiFormat(),
          new HtmlFormat(),
          new CaptionFormat(),
          new TurnFormat(),
          new JsonRowsFormat(),
          new KaldiTextFormat(),
          new PlainTextFormat());

  private final TranscriptReaderSettings settings;

  private TranscriptReader(TranscriptReaderSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Returns a reader that detects format, encoding and language.
   *
   * @return the reader
   */
  public static TranscriptReader defaults() {
    return of(TranscriptReaderSettings.defaults());
  }

  /**
   * Returns a reader.
   *
   * @param settings format, language, encoding and companions of the files
   * @return the reader
   */
  public static TranscriptReader of(TranscriptReaderSettings settings) {
    return new TranscriptReader(settings);
  }

  /**
   * Returns the formats in the order in which they are tried.
   *
   * @return formats on the class path, then those of this package; plain text is the last one
   */
  public static List<TranscriptFormat> formats() {
    List<TranscriptFormat> all = new ArrayList<>();
    ServiceLoader.load(TranscriptFormat.class).forEach(all::add);
    all.addAll(BUILT_IN);
    return List.copyOf(all);
  }

  /**
   * Reads the documents of a file.
   *
   * @param file the file
   * @return its documents; most files hold one. Empty if a file of rows has none
   * @throws IOException if the file cannot be read, is damaged, or has no format that is known
   */
  public List<TranscriptDocument> read(Path file) throws IOException {
    SourceFile source = SourceFile.of(file);
    TranscriptFormat format = format(source);
    List<TranscriptDocument> documents = format.read(source, settings);
    return documents.stream().map(this::withLanguage).toList();
  }

  private TranscriptDocument withLanguage(TranscriptDocument document) {
    if (settings.language().isPresent()) {
      return document.withLanguage(settings.language().get());
    }
    boolean isStated = !settings.detectsLanguage() || document.language().isPresent();
    return !isStated && hasLetters(document.text())
        ? LanguageDetector.detect(document.text())
            .map(
                language ->
                    document
                        .withLanguage(language)
                        .withRemark(
                            new ReadingRemark(
                                ReadingRemark.Kind.GUESSED,
                                "language "
                                    + language.toLanguageTag()
                                    + " by its words and letters",
                                1,
                                0,
                                SourcePlace.UNKNOWN,
                                "")))
            .orElse(document)
        : document;
  }

  private static boolean hasLetters(String text) {
    return text.codePoints().filter(Character::isLetter).limit(MIN_LETTERS).count() == MIN_LETTERS;
  }

  /**
   * Reads a file as one document.
   *
   * @param file the file
   * @return its document, or all of them one after the other, with the identifiers of the documents
   *     before those of their parts
   * @throws IOException as {@link #read}; or if the file has no document
   */
  public TranscriptDocument readJoined(Path file) throws IOException {
    List<TranscriptDocument> documents = read(file);
    if (documents.size() == 1) {
      return documents.get(0);
    }
    if (documents.isEmpty()) {
      throw new IOException(file + ": expected a transcript; found no text.");
    }
    DocumentBuilder joined = new DocumentBuilder(SourceFile.of(file), documents.get(0).format());
    for (TranscriptDocument document : documents) {
      document.language().ifPresent(locale -> joined.language(locale.toLanguageTag()));
      document.remarks().forEach(joined::remark);
      for (DocumentPart part : document.parts()) {
        joined.part(
            document.id() + "." + part.id(),
            part.kind(),
            document.text(part),
            part.place(),
            part.speaker(),
            part.metadata());
      }
    }
    return joined.build();
  }

  private TranscriptFormat format(SourceFile source) throws IOException {
    List<TranscriptFormat> formats = formats();
    for (TranscriptFormat format : formats) {
      if (settings.format().isPresent()
          ? format.name().equals(settings.format().get())
          : format.detects(source)) {
        return format;
      }
    }
    if (settings.format().isPresent()) {
      throw new IllegalArgumentException(
          "format "
              + settings.format().get()
              + ": expected one of "
              + formats.stream().map(TranscriptFormat::name).collect(Collectors.joining(", ")));
    }
    throw new IllegalStateException("plain text takes every file");
  }
}
