package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Program {@code pocketsphinx_batch} with its models. Each run is a separate process. Immutable and
 * thread-safe.
 *
 * @param program the name or path of the program
 * @param options the options that the installed version knows
 * @param acoustic the folder of the acoustic model
 * @param arpa the file of the language model
 * @param dictionary the file of the dictionary
 */
record PocketsphinxProgram(
    String program, List<String> options, Path acoustic, Path arpa, Path dictionary) {

  /** Time limit per second of audio; a run normally takes a twentieth of the audio's length. */
  private static final double LIMIT_PER_SECOND = 20;

  private static final long MAX_LOADING_SECONDS = 120;

  private static final Pattern OPTION = Pattern.compile("(?m)^-?([a-z_]+)\\s");

  PocketsphinxProgram {
    options = List.copyOf(options);
  }

  /** Returns the options that the installed version knows; fails if it is not installed. */
  static List<String> options(String program) throws IOException {
    Path output = Files.createTempFile("caesura-pocketsphinx", ".txt");
    try {
      ProcessBuilder asked = new ProcessBuilder(program);
      runProcess(asked, output, MAX_LOADING_SECONDS);
      List<String> options =
          OPTION
              .matcher(tail(output, 1 << 20))
              .results()
              .map(match -> "-" + match.group(1))
              .toList();
      if (!options.contains("-hmm") || !options.contains("-ctm")) {
        throw new IOException(
            program
                + ": expected pocketsphinx_batch; found a program without the options -hmm and"
                + " -ctm");
      }
      return options;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * Recognises one piece.
   *
   * @param piece the audio at 16 kHz
   * @param work an empty folder
   * @return the CTM file of its words, in the folder
   */
  Path run(Signal piece, Path work) throws IOException {
    Files.write(work.resolve("piece.raw"), Pcm.of(piece));
    Path list = Files.writeString(work.resolve("list"), "piece\n", StandardCharsets.US_ASCII);
    Path words = work.resolve("words.ctm");
    Path log = work.resolve("log");
    List<String> command = new ArrayList<>(List.of(program));
    add(command, "-hmm", acoustic.toString());
    add(command, "-lm", arpa.toString());
    add(command, "-dict", dictionary.toString());
    add(command, "-ctl", list.toString());
    add(command, "-cepdir", work.toString());
    add(command, "-cepext", ".raw");
    add(command, "-adcin", "yes");
    add(command, "-ctm", words.toString());
    add(command, "-cmn", "batch");
    // A voice activity detector cut the pieces; dropped frames would shift the words after them.
    add(command, "-remove_silence", "no");
    // Defaults: 1e-48, 1e-48 and 7e-29. These halve the errors on the bundled prompts and take a
    // tenth more time.
    add(command, "-beam", "1e-60");
    add(command, "-pbeam", "1e-60");
    add(command, "-wbeam", "1e-40");
    long limit = MAX_LOADING_SECONDS + Math.round(LIMIT_PER_SECOND * piece.span().seconds());
    int status = runProcess(new ProcessBuilder(command).directory(work.toFile()), log, limit);
    if (status != 0 || !Files.exists(words)) {
      throw new IOException(
          program
              + ": expected status 0 and a file of words for "
              + piece.span()
              + "; found status "
              + status
              + ". Last lines of the log: "
              + tail(log, 600).strip());
    }
    return words;
  }

  /** Adds an option if the installed version knows it; the newest have no silence removal. */
  private void add(List<String> command, String option, String value) {
    if (options.contains(option)) {
      command.add(option);
      command.add(value);
    }
  }

  private static int runProcess(ProcessBuilder builder, Path log, long limitSeconds)
      throws IOException {
    String program = builder.command().get(0);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          program
              + ": cannot be started. Install PocketSphinx (on Debian and Ubuntu: package"
              + " pocketsphinx).",
          e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        throw new IOException(
            program + ": killed, because it did not end within " + limitSeconds + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(program + ": killed, because its caller was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tail(Path file, int maxChars) throws IOException {
    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return all.substring(Math.max(0, all.length() - maxChars));
  }
}
