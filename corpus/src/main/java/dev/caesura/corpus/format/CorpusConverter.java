package dev.caesura.corpus.format;

import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.io.Folders;
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
   * Writes entries, reads them again, and compares. Entries with a file but no place in it are
   * taken for the whole file; clips get their times in their recordings in formats that do not
   * refer to files; audio in archives is unpacked for formats that refer to files, into a folder
   * {@code audio} in the target, or beside a target that is a file.
   *
   * @param entries the entries
   * @param format the format to write
   * @param target a file or folder
   * @return what the target does not hold
   * @throws IOException if writing or reading fails
   */
  public static ConversionReport write(List<CorpusEntry> entries, CorpusFormat format, Path target)
      throws IOException {
    if (!format.refersToFiles()) {
      return written(RecordingClock.of(WholeFiles.placed(entries)), format, target);
    }
    if (entries.stream().noneMatch(entry -> ArchiveAudio.isInside(entry.audio()))) {
      return written(WholeFiles.placed(entries), format, target);
    }
    if (!format.copiesAudio() && !(format instanceof EpubOverlayFormat)) {
      boolean isFile = format instanceof NemoManifestFormat || format instanceof ParlaSpeechFormat;
      String name = FileNames.plain(String.valueOf(target.getFileName()));
      Path audio = isFile ? target.resolveSibling(name + "_audio") : target.resolve("audio");
      return written(WholeFiles.placed(ArchiveAudio.unpacked(entries, audio)), format, target);
    }
    Path folder = Files.createTempDirectory("caesura-audio");
    try {
      return written(WholeFiles.placed(ArchiveAudio.unpacked(entries, folder)), format, target);
    } finally {
      Folders.delete(folder);
    }
  }

  /**
   * Names the audio of entries that name their recording only, such as those of subtitles.
   *
   * @param entries the entries
   * @param folder a folder whose audio files are named like the recordings, also in folders inside
   * @return copies with audio, in the same order
   * @throws IOException if the folder cannot be read, two files have the same name, or a recording
   *     has none
   */
  public static List<CorpusEntry> withAudio(List<CorpusEntry> entries, Path folder)
      throws IOException {
    return FolderAudio.named(entries, folder);
  }

  private static ConversionReport written(
      List<CorpusEntry> entries, CorpusFormat format, Path target) throws IOException {
    if (format.copiesAudio()) {
      requireApart(entries, target);
    }
    boolean holdsAudio =
        format.copiesAudio()
            || format instanceof EpubOverlayFormat
            || format instanceof LhotseFormat;
    if (holdsAudio
        && !entries.isEmpty()
        && entries.stream().allMatch(entry -> entry.audio().isEmpty())) {
      throw new IOException(
          target
              + ": expected entries with audio, which "
              + format.name()
              + " holds or measures; found none in "
              + entries.size()
              + ". Give the folder of the recordings (--audio DIR).");
    }
    format.write(entries, target);
    List<CorpusEntry> after = entries.isEmpty() ? List.of() : format.read(target);
    return ConversionReport.compare(entries, after, format.copiesAudio());
  }

  /** Checks that no file of the source lies where clips are written. */
  private static void requireApart(List<CorpusEntry> entries, Path target) throws IOException {
    Path folder = target.toAbsolutePath().normalize();
    for (CorpusEntry entry : entries) {
      if (!entry.audio().isEmpty()
          && !entry.audio().contains("://")
          && Path.of(entry.audio()).toAbsolutePath().normalize().startsWith(folder)) {
        throw new IOException(
            target
                + ": expected a folder without audio of the source, which might be replaced; found "
                + entry.audio()
                + ".");
      }
    }
  }
}
