package dev.caesura.cli.speech;

import dev.caesura.audio.io.AudioFiles;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.files.OutputFolder;
import dev.caesura.corpus.ClipFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The audio of each segment in a file of its own. */
@HelpSection(HelpSection.Heading.OUTPUT)
final class ClipOptions {

  @Option(
      names = "--clips",
      paramLabel = "FOLDER",
      description =
          "Write the audio of each segment into this folder: talk/talk-0001440-0013312.flac, with"
              + " start and end in milliseconds, and talk.jsonl, which lists them (default: none)."
              + " A second run resumes with recordings that have no list.")
  private Path folder;

  @Option(
      names = "--clip-format",
      defaultValue = "flac",
      paramLabel = "FORMAT",
      description =
          "Format of --clips: ${COMPLETION-CANDIDATES}; 16 bits, one channel, the sample rate of"
              + " the recording (default: ${DEFAULT-VALUE}). opus needs ffmpeg.")
  private ClipFormat format;

  boolean areWanted() {
    return folder != null;
  }

  boolean isIn(Path other) {
    return folder.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** Opens the folder; IllegalArgumentException if two recordings would share their clips. */
  ClipFolder open(List<Recording> recordings, String settings, boolean redo) throws IOException {
    AudioFiles.requireWriter(format.toString());
    return new ClipFolder(
        OutputFolder.open(folder, recordings, "--clips", ClipFolder.MANIFEST, settings, redo),
        format);
  }
}
