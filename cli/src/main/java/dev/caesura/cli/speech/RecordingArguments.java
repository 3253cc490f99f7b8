package dev.caesura.cli.speech;

import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The recordings that a tool reads. */
@HelpSection(HelpSection.Heading.INPUT)
final class RecordingArguments {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Recordings: WAV, FLAC, MP3, OGG, or what ffmpeg decodes; folders, whose recordings are"
              + " found by extension; patterns in quotes, such as 'talks/**/*.flac'; - for standard"
              + " input.")
  private List<String> files;

  @Mixin private AudioOptions audio;

  /** Returns how the recordings are read. */
  AudioOptions audio() {
    return audio;
  }

  /** Returns whether standard input is the only recording. */
  boolean isStandardInputOnly() {
    return files.equals(List.of(Recording.STANDARD_INPUT));
  }

  /** Finds the recordings; standard input can be one of them. */
  Recordings find(CommandSpec tool) {
    long standardInputs = files.stream().filter(Recording.STANDARD_INPUT::equals).count();
    if (standardInputs > 1) {
      throw UsageErrors.of(
          tool, "FILE -: expected at most once; found " + standardInputs + " times");
    }
    return Recordings.of(files);
  }
}
