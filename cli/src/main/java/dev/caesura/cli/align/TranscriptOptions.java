package dev.caesura.cli.align;

import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.UnspokenTextPolicy;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.document.TranscriptReaderSettings;
import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.normalize.Abbreviations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A transcript, the recognised words it is compared with, and how it is read. */
@HelpSection(HelpSection.Heading.INPUT)
public final class TranscriptOptions {

  /** Transcripts that the language is guessed from; more would not change it. */
  private static final int MAX_SOURCES = 20;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description =
          "Transcript: plain text, PDF, Word, EPUB, HTML, TEI, subtitles or JSON Lines. Blank lines"
              + " split paragraphs.")
  private Path text;

  @Mixin private RecognizedWordsOption words;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language of the transcript, as a BCP 47 tag such as de (default: guessed from its"
              + " letters and words, and printed).")
  private Locale language;

  private List<Path> sources = List.of();
  private Locale guess;
  private String note;

  @HelpSection(HelpSection.Heading.ALIGNMENT)
  @Option(
      names = "--order",
      defaultValue = "keep",
      paramLabel = "ORDER",
      description =
          "Order of the transcript: keep (that of the recording), any (blocks may be moved,"
              + " repeated, missing or unrelated) (default: ${DEFAULT-VALUE}).")
  private TranscriptOrder order;

  @HelpSection(HelpSection.Heading.ALIGNMENT)
  @Option(
      names = "--abbreviations",
      paramLabel = "FILE",
      description =
          "Spoken forms of the transcript's abbreviations: one a line, with a tab between the two"
              + " (Dr.<tab>doctor). Small letters match any case (default: none).")
  private Path abbreviations;

  @HelpSection(HelpSection.Heading.ALIGNMENT)
  @Option(
      names = "--notes",
      defaultValue = "auto",
      paramLabel = "MODE",
      description =
          "Speaker labels (MR SMITH:) and stage notes ([Applause], (laughter)): auto (skipped where"
              + " they were not recognised; text with self and synthesis, which recognise nothing),"
              + " spoken (text like any other), unspoken (always skipped) (default:"
              + " ${DEFAULT-VALUE}).")
  private UnspokenTextPolicy notes;

  /**
   * Returns the file of the transcript.
   *
   * @return the file
   */
  public Path text() {
    return text;
  }

  /**
   * Returns the file of recognised words.
   *
   * @return the file, if the user gave one
   */
  public Optional<Path> words() {
    return words.file();
  }

  /**
   * Returns the language of the transcript.
   *
   * @return the given language, or the one that the text is in; English where it does not decide
   * @throws IOException if the transcript cannot be read
   */
  public Locale language() throws IOException {
    if (language != null) {
      return language;
    }
    if (guess == null) {
      Optional<Locale> stated = Optional.empty();
      StringBuilder content = new StringBuilder();
      for (Path source : sources.isEmpty() ? List.of(text) : sources) {
        Optional<TranscriptDocument> document = document(source);
        stated = stated.or(() -> document.flatMap(TranscriptDocument::language));
        document.ifPresent(one -> content.append(one.text()).append('\n'));
      }
      Optional<Locale> guessed =
          stated.isPresent() ? stated : LanguageDetector.detect(content.toString());
      guess = guessed.orElse(Locale.ENGLISH);
      note =
          "language: "
              + guess.toLanguageTag()
              + (stated.isPresent()
                  ? ", as the transcript states. --language sets it."
                  : guessed.isPresent()
                      ? ", guessed from the transcript. --language sets it."
                      : ", because the transcript does not decide. Give --language.");
    }
    return guess;
  }

  private Optional<TranscriptDocument> document(Path file) throws IOException {
    try {
      return Optional.of(
          TranscriptReader.of(TranscriptReaderSettings.defaults().withoutLanguageDetection())
              .readJoined(file));
    } catch (IOException e) {
      if (sources.isEmpty()) {
        throw e;
      }
      // One of several; it fails again when its recording is mined.
      return Optional.empty();
    }
  }

  /**
   * Takes the transcripts of several recordings in the place of the folder that the user gave.
   *
   * @param files the transcripts, all in one language; it is guessed from the first twenty
   */
  public void setSources(List<Path> files) {
    sources = files.stream().limit(MAX_SOURCES).toList();
  }

  /**
   * Returns what the user should know about the language.
   *
   * @return a sentence; empty if the user gave the language
   * @throws IOException if the transcript cannot be read
   */
  public Optional<String> languageNote() throws IOException {
    language();
    return Optional.ofNullable(note);
  }

  /**
   * Returns the order of the transcript.
   *
   * @return the order
   */
  public TranscriptOrder order() {
    return order;
  }

  /**
   * Returns the file of abbreviations.
   *
   * @return the file, if the user gave one
   */
  public Optional<Path> abbreviationsFile() {
    return Optional.ofNullable(abbreviations);
  }

  /**
   * Reads the abbreviations.
   *
   * @return those of the file; none without one
   * @throws IOException if the file cannot be read
   */
  public Abbreviations abbreviations() throws IOException {
    return abbreviations == null ? Abbreviations.none() : Abbreviations.read(abbreviations);
  }

  /**
   * Returns how speaker labels and stage notes are treated.
   *
   * @return the mode
   */
  public UnspokenTextPolicy notes() {
    return notes;
  }

  /** Returns whether the user changed how the transcript is read. */
  boolean isNormalizationGiven() {
    return abbreviations != null || notes != UnspokenTextPolicy.AUTO;
  }
}
