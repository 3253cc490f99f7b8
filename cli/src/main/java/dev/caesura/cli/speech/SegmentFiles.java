package dev.caesura.cli.speech;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads files of segments, whose names decide their formats. Stateless and thread-safe. */
public final class SegmentFiles {

  /** Sample rate of the times, in hertz; times are rounded to it. */
  public static final int RATE = 16_000;

  /** The formats, for the help of tools. */
  public static final String KINDS =
      "Files are RTTM (.rttm), MuST-C YAML (.yaml, .yml), CSV (.csv), JSON (.json), JSON Lines"
          + " (.jsonl), CTM (.ctm), Kaldi (segments, .segments) or, of one recording named as the"
          + " file without its extension: TextGrid (.TextGrid), ELAN (.eaf), SubRip (.srt), WebVTT"
          + " (.vtt), Audacity labels (.txt).";

  private SegmentFiles() {}

  /**
   * Reads the segments of a file.
   *
   * @param file a file whose name ends in the extension of its format
   * @return the segments, in the order of the file
   * @throws IOException if the file cannot be read, or its name ends in no known extension
   */
  public static List<RecordedSegment> read(Path file) throws IOException {
    SegmentFormats format =
        SegmentFormats.ofFile(file).orElseThrow(() -> new IOException(unknown(file)));
    return format.format(RATE, nameOf(file)).read(file);
  }

  /**
   * Returns the name of the recording that a file of segments is of, if its format does not name
   * recordings.
   *
   * @param file a file whose name ends in the extension of its format
   * @return the name of the file without its extension; empty if the format names recordings
   */
  public static Optional<String> onlyRecording(Path file) {
    return SegmentFormats.ofFile(file)
        .filter(format -> !format.holdsManyRecordings())
        .map(format -> nameOf(file));
  }

  /**
   * Returns the name of the recording that a file of segments is of if it does not state it.
   *
   * @param file the file
   * @return the name of the file without its extensions
   */
  public static String nameOf(Path file) {
    return RecordingName.ofCompanion(file, SegmentFormats.allExtensions());
  }

  private static String unknown(Path file) {
    return Arrays.stream(SegmentFormats.values())
        .flatMap(format -> format.extensions().stream())
        .map(extension -> "." + extension)
        .collect(
            Collectors.joining(
                ", ", file + ": expected a file of segments, whose name ends with one of ", ""));
  }
}
