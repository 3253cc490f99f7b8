package dev.caesura.cli.speech;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.AudacityLabels;
import dev.caesura.audio.format.Ctm;
import dev.caesura.audio.format.Cues;
import dev.caesura.audio.format.KaldiSegments;
import dev.caesura.audio.format.MustcYaml;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.Rttm;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentsCsv;
import dev.caesura.audio.format.SegmentsJson;
import dev.caesura.audio.format.TextGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads files of segments; their format is told by their names. */
public final class SegmentFiles {

  /** Fine enough for every format; times are rounded to it. */
  public static final int RATE = 16_000;

  /** What the tools' help says. */
  public static final String KINDS =
      "Files are RTTM (.rttm), MuST-C YAML (.yaml, .yml), CSV (.csv), JSON (.json), JSON Lines"
          + " (.jsonl), CTM (.ctm), Kaldi (segments, .segments) or, of one recording that named as"
          + " the file without its extension, TextGrid (.TextGrid), SubRip (.srt), WebVTT (.vtt),"
          + " Audacity labels (.txt).";

  private static final Set<String> EXTENSIONS = Set.of("textgrid", "srt", "vtt", "txt");

  private SegmentFiles() {}

  /**
   * Reads the segments of a file.
   *
   * @param file its name tells its format
   * @return the segments, in the order of the file
   * @throws IOException if the file cannot be read, or its name ends in no known extension
   */
  public static List<RecordedSegment> read(Path file) throws IOException {
    // Some formats do not name their recording.
    String recording = RecordingName.ofCompanion(file, EXTENSIONS);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return format(file, name, recording).read(file);
  }

  private static SegmentFormat format(Path file, String name, String recording) throws IOException {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "rttm" -> new Rttm(RATE);
      case "yaml", "yml" -> new MustcYaml(RATE);
      case "json" -> SegmentsJson.array(RATE);
      case "jsonl" -> SegmentsJson.lines(RATE);
      case "csv" -> new SegmentsCsv(RATE);
      case "ctm" -> new Ctm(RATE);
      case "segments" -> new KaldiSegments(RATE);
      case "textgrid" -> new TextGrid(RATE, recording);
      case "srt" -> Cues.subRip(RATE, recording);
      case "vtt" -> Cues.webVtt(RATE, recording);
      case "txt" -> new AudacityLabels(RATE, recording);
      default ->
          throw new IOException(
              file
                  + ": expected a name that ends in .rttm, .yaml, .yml, .csv, .json, .jsonl, .ctm,"
                  + " .segments, .TextGrid, .srt, .vtt or .txt");
    };
  }
}
