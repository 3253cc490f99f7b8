package dev.caesura.align.io;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Formats of files of recognised words with times, with their names, descriptions, extensions and
 * detection: the one registry that the reader, the command line and the guide share.
 */
public enum HypothesisFormat {
  /** NIST CTM, as Kaldi and many others write it; also with eight columns. */
  CTM("CTM", "NIST CTM of Kaldi, NIST tools and most others", "ctm"),

  /** NIST STM: segments with speaker and text. */
  STM("STM", "NIST STM: segments with speaker and text", "stm"),

  /**
   * JSON of openai-whisper, whisper-timestamped, faster-whisper, WhisperX, whisper.cpp ({@code -oj}
   * and {@code -ojf}), OpenAI's verbose_json, Vosk (one result, an array, or one after the other),
   * pocketsphinx, Lhotse supervisions, NeMo manifests ({@code pred_text}), Transformers pipelines,
   * echogarden, aeneas, AWS Transcribe, Google, Azure, Deepgram, AssemblyAI, Rev AI, Speechmatics,
   * YouTube's json3, and words one after the other (JSON Lines: {@code word}, {@code start}, {@code
   * end} or {@code duration}, in seconds).
   */
  JSON(
      "JSON",
      "JSON of the Whisper family, Vosk, pocketsphinx and Lhotse, and JSON Lines of words",
      "json",
      "jsonl"),

  /** SubRip subtitles. */
  SRT("SRT", "SubRip subtitles", "srt"),

  /** WebVTT subtitles, also with times inside cues. */
  WEBVTT("WebVTT", "WebVTT subtitles, also with times inside cues", "vtt"),

  /** Rev's .nlp: columns separated by a vertical bar. */
  NLP(".nlp", "Rev's .nlp: columns separated by a vertical bar", "nlp"),

  /** A folder with Kaldi's {@code segments} and {@code text}. */
  KALDI("Kaldi folder", "a folder with Kaldi's segments and text");

  /** Number of bytes that are enough to detect a format. */
  static final int DETECTION_BYTES = 1 << 16;

  private final String title;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
  private final List<String> extensions;

  HypothesisFormat(String title, String description, String... extensions) {
    this.title = title;
    this.description = description;
    this.extensions = List.of(extensions);
  }

  /**
   * Returns the name of this format, for help texts and messages.
   *
   * @return a name such as {@code WebVTT}
   */
  public String title() {
    return title;
  }

  /**
   * Returns which programs write this format, or what it contains.
   *
   * @return a phrase such as {@code SubRip subtitles}
   */
  public String description() {
    return description;
  }

  /**
   * Returns the extensions that files of these formats usually have.
   *
   * @return the extensions of all formats, in lower case and without a dot
   */
  public static Set<String> extensions() {
    Set<String> all = new LinkedHashSet<>();
    for (HypothesisFormat format : values()) {
      all.addAll(format.extensions);
    }
    return Set.copyOf(all);
  }

  /** Returns the names of all formats of files in one phrase: CTM, STM, ... or .nlp. */
  static String fileTitles() {
    List<String> titles =
        Arrays.stream(values())
            .filter(format -> format != KALDI)
            .map(format -> format.title)
            .toList();
    int last = titles.size() - 1;
    return titles.subList(0, last).stream().collect(Collectors.joining(", "))
        + " or "
        + titles.get(last);
  }

  /**
   * Detects the format of a file or folder by how it begins.
   *
   * <p>CTM and STM have no signature. Without their extension they need all of the first hundred
   * lines to be rows with a short channel, one of them with a decimal point in its times; anything
   * else may be prose.
   *
   * @param file a file, perhaps compressed with gzip, or a folder
   * @return the format; empty if it is none of these
   * @throws IOException if the file cannot be read
   */
  public static Optional<HypothesisFormat> detect(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return KaldiFolderReader.isFolder(file) ? Optional.of(KALDI) : Optional.empty();
    }
    try (InputStream in = Gzip.open(FileBytes.open(file), file.toString())) {
      byte[] start = in.readNBytes(DETECTION_BYTES);
      return detect(start, file.toString());
    }
  }

  /**
   * Detects the format of a file by how it begins, as {@link #detect(Path)}.
   *
   * @param start the first bytes of the file, decompressed, in UTF-8 or with a byte order mark; a
   *     few kilobytes are enough
   * @param name the name of the file, for empty files; an extension .gz is ignored
   * @return the format; empty if it is none of these
   */
  public static Optional<HypothesisFormat> detect(byte[] start, String name) {
    return new FormatDetector(start, name).certain();
  }

  /**
   * Returns the format that the first line of a file suggests, for files that must have a format:
   * unlike {@link #detect(byte[], String)}, it also takes a text whose first line looks like CTM or
   * STM.
   *
   * @param start the first bytes of the file, in UTF-8, decompressed and without a byte order mark
   * @param name the name of the file, for empty files; an extension .gz is ignored
   * @return the format; empty if it is none of these
   */
  public static Optional<HypothesisFormat> suggest(byte[] start, String name) {
    return new FormatDetector(start, name).likely();
  }

  boolean hasExtension(String extension) {
    return extensions.contains(extension);
  }
}
