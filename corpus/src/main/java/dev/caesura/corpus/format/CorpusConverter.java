package dev.caesura.corpus.format;

import dev.caesura.audio.format.SegmentFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Converter between formats of speech corpora. What was written is read again and compared, so that
 * the report states what the target does not hold, whatever the reason. Pure functions, safe for
 * use by many threads.
 */
public final class CorpusConverter {

  private static final List<CorpusFormat> FORMATS = formatList();

  private CorpusConverter() {}

  private static List<CorpusFormat> formatList() {
    List<CorpusFormat> all =
        new ArrayList<>(
            List.of(
                new ParlaSpeechFormat(),
                new NemoManifestFormat(),
                new NemoTarredFormat(),
                new KaldiFolderFormat(),
                new SharFormat(),
                new LhotseFormat(),
                new AudioFolderFormat(),
                new WebDatasetFormat(),
                new FairseqFormat(),
                new MustcFolderFormat(),
                new EpubOverlayFormat(),
                new StmFormat(),
                new CtmWordsFormat(),
                new CaptionListFormat(false),
                new CaptionListFormat(true)));
    all.add(new SegmentListFormat(SegmentFormats.TEXTGRID, "textgrid", true));
    all.add(new SegmentListFormat(SegmentFormats.ELAN, "elan", true));
    all.add(new SegmentListFormat(SegmentFormats.LABELS, "labels", true));
    all.add(new SegmentListFormat(SegmentFormats.RTTM, "rttm", false));
    all.add(new SegmentListFormat(SegmentFormats.YAML, "yaml", false));
    all.add(new SegmentListFormat(SegmentFormats.CSV, "csv", false));
    all.add(new SegmentListFormat(SegmentFormats.JSON, "json", false));
    all.add(new SegmentListFormat(SegmentFormats.JSONL, "jsonl", false));
    return List.copyOf(all);
  }

  /**
   * Returns all formats.
   *
   * @return the formats in the order in which they are tried
   */
  public static List<CorpusFormat> formats() {
    return FORMATS;
  }

  /**
   * Returns a format by its name.
   *
   * @param name a name such as {@code kaldi}
   * @return the format
   * @throws IllegalArgumentException if no format has that name
   */
  public static CorpusFormat named(String name) {
    return FORMATS.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format "
                        + name
                        + ": expected one of "
                        + names()
                        + (name.equals("parquet")
                            ? ". Parquet is written by caesura-spark: see docs/spark.md"
                            : "")));
  }

  private static String names() {
    return FORMATS.stream().map(CorpusFormat::name).collect(Collectors.joining(", "));
  }

  /**
   * Returns the format of a corpus that exists.
   *
   * @param path a file or folder
   * @return its format
   * @throws IOException if it cannot be read, or its format is not known
   */
  public static CorpusFormat detect(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    for (CorpusFormat format : FORMATS) {
      if (format.detects(path)) {
        return format;
      }
    }
    throw new IOException(path + ": expected a corpus in one of the formats " + names() + ".");
  }

  /**
   * Returns the format that the name of a new file means.
   *
   * @param target a file that need not exist
   * @return the format; empty for names that several formats have, such as those of folders
   */
  public static Optional<CorpusFormat> ofName(Path target) {
    String name = String.valueOf(target.getFileName());
    String extension = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    String format =
        switch (extension.toLowerCase(java.util.Locale.ROOT)) {
          case "jsonl" -> "parlaspeech";
          case "stm", "ctm", "srt", "vtt", "rttm", "csv", "epub", "textgrid" ->
              extension.toLowerCase(java.util.Locale.ROOT);
          case "yaml", "yml" -> "yaml";
          case "eaf" -> "elan";
          default -> "";
        };
    return format.isEmpty() ? Optional.empty() : Optional.of(named(format));
  }

  /**
   * Writes entries, reads them again, and compares.
   *
   * @param entries the entries
   * @param format the format to write
   * @param target a file or folder
   * @return what the target does not hold
   * @throws IOException if writing or reading fails
   */
  public static ConversionReport write(List<CorpusEntry> entries, CorpusFormat format, Path target)
      throws IOException {
    format.write(entries, target);
    return ConversionReport.compare(entries, format.read(target), format.copiesAudio());
  }
}
