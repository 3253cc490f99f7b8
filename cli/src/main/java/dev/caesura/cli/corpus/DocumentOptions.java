package dev.caesura.cli.corpus;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.document.TranscriptFormat;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.document.TranscriptReaderSettings;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How documents are read. */
@HelpSection(HelpSection.Heading.INPUT)
final class DocumentOptions {

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description =
          "Format of all files: ${COMPLETION-CANDIDATES} (default: detected for each file).")
  private String format;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "Encoding of files that do not state theirs, such as windows-1250 (default: detected).")
  private String encoding;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language of the texts, as a BCP 47 tag such as de (default: as the"
              + " file states it, or detected).")
  private Locale language;

  @Option(
      names = "--persons",
      paramLabel = "FILE",
      description =
          "TEI file with a list of persons or organisations, for the speakers of TEI files; may be"
              + " repeated (default: those beside a file of ParlaMint).")
  private List<Path> persons = new ArrayList<>();

  /** Names of the formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TranscriptReader.formats().stream().map(TranscriptFormat::name).iterator();
    }
  }

  /** Returns the settings; wrong ones end the tool. */
  TranscriptReaderSettings settings(CommandSpec tool) {
    for (Path list : persons) {
      // They are read for TEI files alone; a wrong name must not depend on what the others are.
      if (!Files.exists(list) || Files.isDirectory(list)) {
        String reason =
            Files.exists(list) ? "expected a file of persons; found a folder" : "no such file";
        throw new UncheckedIOException(new NoSuchFileException(list.toString(), null, reason));
      }
    }
    TranscriptReaderSettings settings = TranscriptReaderSettings.defaults().withPersons(persons);
    if (format != null) {
      List<String> names = new ArrayList<>();
      new Formats().forEach(names::add);
      if (!names.contains(format)) {
        throw UsageErrors.of(
            tool, "--from " + format + ": expected one of " + String.join(", ", names));
      }
      settings = settings.withFormat(format);
    }
    if (encoding != null) {
      try {
        settings = settings.withCharset(Charset.forName(encoding));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw UsageErrors.of(
            tool, "--encoding " + encoding + ": expected an encoding such as windows-1250");
      }
    }
    return language == null ? settings : settings.withLanguage(language);
  }
}
