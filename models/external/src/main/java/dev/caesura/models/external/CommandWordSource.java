package dev.caesura.models.external;

import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.io.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a program for each piece and reads what it writes or prints. Immutable and thread-safe.
 *
 * @param command the program
 * @param language the language of the recording
 * @param settings the limits
 */
record CommandWordSource(RecognizerCommand command, Locale language, ExternalSettings settings)
    implements WordSource {

  /** Formats from the most exact times to the least, for programs that write several. */
  private static final List<HypothesisFormat> PREFERENCE =
      List.of(
          HypothesisFormat.JSON,
          HypothesisFormat.CTM,
          HypothesisFormat.NLP,
          HypothesisFormat.STM,
          HypothesisFormat.WEBVTT,
          HypothesisFormat.SRT);

  /** File of words with its format. */
  private record Output(Path file, HypothesisFormat format) {}

  @Override
  public List<Hypothesis> words(Path wav, Path work, String name) throws IOException {
    Path outFolder = Files.createDirectory(work.resolve("out"));
    BoundedProcess process =
        new BoundedProcess(work, settings.limitSeconds(), settings.maxOutputBytes());
    int status;
    try {
      status = process.run(command.filled(wav, outFolder.resolve("words"), language));
    } catch (java.io.InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
    if (status != 0) {
      throw new IOException(
          name + ": expected exit status 0; found " + shown(status) + "." + process.lastLines());
    }
    return command.hasOut()
        ? readFiles(outFolder, process, name)
        : read(process.stdout(), Optional.empty(), name);
  }

  private static String shown(int status) {
    return status > 128 && status < 160
        ? status + " (killed by signal " + (status - 128) + ")"
        : Integer.toString(status);
  }

  private static List<Hypothesis> readFiles(Path folder, BoundedProcess process, String name)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(
          name + ": expected words in {out} or {out}.*; found no file." + process.lastLines());
    }
    if (files.size() == 1) {
      return read(files.get(0), Optional.empty(), name);
    }
    Optional<Output> best = Optional.empty();
    for (Path file : files) {
      Optional<HypothesisFormat> format = HypothesisFormat.detect(file);
      if (format.isPresent() && PREFERENCE.contains(format.get())) {
        Output output = new Output(file, format.get());
        best = best.isEmpty() || rank(output) < rank(best.get()) ? Optional.of(output) : best;
      }
    }
    if (best.isEmpty()) {
      throw new IOException(
          name
              + ": expected words with times in {out}.*; found "
              + String.join(
                  ", ", files.stream().map(file -> file.getFileName().toString()).toList()));
    }
    return read(best.get().file(), Optional.of(best.get().format()), name);
  }

  private static int rank(Output output) {
    return PREFERENCE.indexOf(output.format());
  }

  private static List<Hypothesis> read(Path file, Optional<HypothesisFormat> format, String name)
      throws IOException {
    if (Files.size(file) == 0) {
      return List.of();
    }
    String shown =
        name + ", " + (file.endsWith("stdout") ? "output" : String.valueOf(file.getFileName()));
    try (InputStream in = FileBytes.open(file)) {
      return ExternalReader.read(in, shown, format);
    }
  }
}
