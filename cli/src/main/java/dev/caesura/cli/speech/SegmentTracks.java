package dev.caesura.cli.speech;

import static dev.caesura.audio.RecordingNameMatcher.comparable;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Segments from files, which a picture shows beside those of the methods. */
@HelpSection(HelpSection.Heading.INPUT)
final class SegmentTracks {

  @Option(
      names = "--segments",
      split = ",",
      paramLabel = "[NAME=]FILE",
      description = {
        "Files of segments to draw, separated by commas (default: none). A track is named as its"
            + " file, or NAME.",
        SegmentFiles.KINDS
      })
  private List<String> files = List.of();

  boolean areGiven() {
    return !files.isEmpty();
  }

  /** Reads all files, by the names of their tracks. */
  Map<String, List<RecordedSegment>> read(CommandSpec tool) throws IOException {
    Map<String, List<RecordedSegment>> tracks = new LinkedHashMap<>();
    for (String file : files) {
      int equals = file.indexOf('=');
      Path path = Path.of(file.substring(equals + 1));
      String name = equals > 0 ? file.substring(0, equals) : path.getFileName().toString();
      if (tracks.put(name, SegmentFiles.read(path)) != null) {
        throw UsageErrors.of(
            tool, "--segments " + file + ": expected another name; found " + name + " twice");
      }
    }
    return tracks;
  }

  /** Returns the segments of a recording, by any of its names; all if there is one recording. */
  static List<RecordedSegment> of(
      Recording recording, boolean isOnly, List<RecordedSegment> segments, int rate) {
    List<String> names = segments.stream().map(s -> comparable(s.recording())).distinct().toList();
    List<String> known =
        List.of(
            recording.name(),
            comparable(recording.place().toString()),
            comparable(RecordingName.of(recording.place())),
            comparable(recording.file()));
    return segments.stream()
        .filter(s -> known.contains(comparable(s.recording())) || (isOnly && names.size() == 1))
        .map(s -> new RecordedSegment(s.recording(), s.span().at(rate), s.label()))
        .toList();
  }
}
