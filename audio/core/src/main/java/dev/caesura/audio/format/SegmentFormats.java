package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The formats of segments, by name and by the extension of their files. The name of a format is
 * that of its constant in lower case, which is also what {@link #toString} returns.
 */
public enum SegmentFormats {
  /** RTTM: a {@code SPEAKER} line for each segment. */
  RTTM("RTTM", Scope.APPENDABLE, (rate, name) -> new RttmFormat(rate), "rttm"),

  /** MuST-C's YAML: a list of duration, offset and wav. */
  YAML("MuST-C YAML", Scope.APPENDABLE, (rate, name) -> new MustcYamlFormat(rate), "yaml", "yml"),

  /** A JSON array. */
  JSON("JSON", Scope.RECORDINGS, SegmentFormats::array, "json"),

  /** JSON Lines: an object a line. */
  JSONL("JSON Lines", Scope.APPENDABLE, SegmentFormats::lines, "jsonl"),

  /** Comma-separated values with a header. */
  CSV("CSV", Scope.RECORDINGS, (rate, name) -> new SegmentsCsvFormat(rate), "csv"),

  /** The segments file of Kaldi. */
  KALDI("Kaldi", Scope.APPENDABLE, (rate, name) -> new KaldiSegmentsFormat(rate), "segments"),

  /** NIST's CTM: a line for each segment. */
  CTM("CTM", Scope.APPENDABLE, (rate, name) -> new CtmFormat(rate), "ctm"),

  /** A label track of Audacity, of one recording. */
  LABELS("Audacity labels", Scope.ONE_RECORDING, AudacityLabelsFormat::new, "txt"),

  /** SubRip subtitles, of one recording. */
  SRT("SubRip", Scope.ONE_RECORDING, CueFormat::subRip, "srt"),

  /** WebVTT subtitles, of one recording. */
  VTT("WebVTT", Scope.ONE_RECORDING, CueFormat::webVtt, "vtt"),

  /** A TextGrid of Praat, of one recording. */
  TEXTGRID("TextGrid", Scope.ONE_RECORDING, TextGridFormat::new, "TextGrid"),

  /** An annotation file of ELAN, of one recording. */
  ELAN("ELAN", Scope.ONE_RECORDING, ElanFormat::new, "eaf");

  /** What one text of a format can hold. */
  private enum Scope {
    /** Segments of any recordings, and texts can be joined. */
    APPENDABLE,
    /** Segments of any recordings, in one piece. */
    RECORDINGS,
    /** Segments of one recording, which the text does not name. */
    ONE_RECORDING
  }

  private final String title;
  private final Scope scope;

  @SuppressWarnings("ImmutableEnumChecker") // Constructors, which hold nothing.
  private final BiFunction<Integer, String, SegmentFormat> constructor;

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
  private final List<String> extensions;

  SegmentFormats(
      String title,
      Scope scope,
      BiFunction<Integer, String, SegmentFormat> constructor,
      String... extensions) {
    this.title = title;
    this.scope = scope;
    this.constructor = constructor;
    this.extensions = List.of(extensions);
  }

  private static SegmentFormat array(int rate, String recording) {
    return SegmentsJsonFormat.array(rate).withRecording(recording);
  }

  private static SegmentFormat lines(int rate, String recording) {
    return SegmentsJsonFormat.lines(rate).withRecording(recording);
  }

  /**
   * Returns the format that the name of a file ends with; upper and lower case are the same.
   *
   * @param file a file, such as {@code talk.rttm} or {@code segments}
   * @return its format; empty if no format has its extension
   */
  public static Optional<SegmentFormats> ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(format -> format.extensions.stream().anyMatch(extension::equalsIgnoreCase))
        .findFirst();
  }

  /**
   * Returns the extensions of all formats.
   *
   * @return the extensions in lower case, without a dot
   */
  public static Set<String> allExtensions() {
    return Arrays.stream(values())
        .flatMap(format -> format.extensions.stream())
        .map(extension -> extension.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the format itself.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording the name of the recording, for formats that do not hold it; others ignore it
   * @return the format
   */
  public SegmentFormat format(int sampleRate, String recording) {
    return constructor.apply(sampleRate, recording);
  }

  /**
   * Returns the format for the segments of one recording of known length.
   *
   * @param recording the name of the recording, for formats that do not hold it; others ignore it
   * @param extent the recording from its start to its end, for formats that hold its length; its
   *     sample rate is that of the spans that are read
   * @return the format
   */
  public SegmentFormat format(String recording, TimeSpan extent) {
    SegmentFormat format = format(extent.sampleRate(), recording);
    return format instanceof TextGridFormat grid ? grid.withExtent(extent) : format;
  }

  /**
   * Returns what people call the format.
   *
   * @return a title for help texts
   */
  public String title() {
    return title;
  }

  /**
   * Returns the extensions of files in this format.
   *
   * @return the extensions without a dot, the usual one first
   */
  public List<String> extensions() {
    return extensions;
  }

  /**
   * Returns the usual extension of files in this format.
   *
   * @return the extension without a dot, by which {@link #ofFile} finds the format again
   */
  public String extension() {
    return extensions.get(0);
  }

  /**
   * Returns whether texts in this format can be joined: the segments of many recordings can be
   * written one recording at a time.
   *
   * @return whether they can
   */
  public boolean isAppendable() {
    return scope == Scope.APPENDABLE;
  }

  /**
   * Returns whether a text in this format names its recordings, and so can hold many.
   *
   * @return whether it does
   */
  public boolean holdsManyRecordings() {
    return scope != Scope.ONE_RECORDING;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
