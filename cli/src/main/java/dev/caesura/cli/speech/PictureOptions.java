package dev.caesura.cli.speech;

import dev.caesura.audio.TimeSpan;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.picture.Picture;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a picture of a recording shows, and how large it is. */
@HelpSection(HelpSection.Heading.PICTURE)
final class PictureOptions {

  private static final int MIN_WIDTH = 200;

  /** Later places are mistakes, in seconds. */
  private static final double MAX_SECONDS = 1e9;

  @Option(
      names = "--start",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Start of the picture in seconds (default: ${DEFAULT-VALUE}).")
  private double start;

  @Option(
      names = "--end",
      paramLabel = "SECONDS",
      description = "End of the picture in seconds (default: the end of the recording).")
  private Double end;

  @Option(
      names = "--width",
      defaultValue = "1600",
      paramLabel = "PIXELS",
      description = "Width of the picture in pixels (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      description = "Height of the picture in pixels (default: the sum of its panels).")
  private Integer height;

  @Option(names = "--no-waveform", description = "Leave out the waveform.")
  private boolean noWaveform;

  @Option(names = "--no-spectrogram", description = "Leave out the spectrogram.")
  private boolean noSpectrogram;

  @Option(
      names = "--no-scores",
      description =
          "Leave out the speech probability. Without it and without --method, no detector runs.")
  private boolean noScores;

  /** Checks all values. */
  void check(CommandSpec tool) {
    if (!(start >= 0 && start < MAX_SECONDS)) {
      throw UsageErrors.of(
          tool, "--start " + start + ": expected a number from 0 to " + MAX_SECONDS);
    }
    if (end != null && !(end > start && end < MAX_SECONDS)) {
      throw UsageErrors.of(
          tool, "--end " + end + ": expected a number greater than --start " + start);
    }
    if (width < MIN_WIDTH || width > Picture.MAX_PIXELS) {
      throw UsageErrors.of(
          tool,
          "--width "
              + width
              + ": expected a number from "
              + MIN_WIDTH
              + " to "
              + Picture.MAX_PIXELS);
    }
  }

  double start() {
    return start;
  }

  /** Returns the part of a recording that is shown. */
  TimeSpan span(int rate) {
    long first = Math.round(start * rate);
    long last = end == null ? Long.MAX_VALUE : Math.max(first + 1, Math.round(end * rate));
    return new TimeSpan(first, last, rate);
  }

  int width() {
    return width;
  }

  OptionalInt height() {
    return height == null ? OptionalInt.empty() : OptionalInt.of(height);
  }

  boolean hasWaveform() {
    return !noWaveform;
  }

  boolean hasSpectrogram() {
    return !noSpectrogram;
  }

  boolean hasScores() {
    return !noScores;
  }
}
