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
 * The program {@code pocketsphinx_batch} with its models. Thread-safe: each run is a process of its
 * own.
 *
 * @param program its name or path
 * @param options those that this version has
 * @param acoustic folder of the acoustic model
 * @param arpa file of the language model
 * @param dictionary file of the dictionary
 */
record PocketsphinxProgram(
    String program, List<String> options, Path acoustic, Path arpa, Path dictionary) {

  /** A run takes a twentieth of its piece's length; more than this is a run that hangs. */
  private static final double SECONDS_A_SECOND = 20;

  private static final long LOADING_SECONDS = 120;

  private static final Pattern OPTION = Pattern.compile("(?m)^-?([a-z_]+)\\s");

  PocketsphinxProgram {
    options = List.copyOf(options);
  }

  /** The options that the installed version knows; asking for them shows that it is there. */
  static List<String> options(String program) throws IOException {
    Path output = Files.createTempFile("caesura-pocketsphinx", ".txt");
    try {
      ProcessBuilder asked = new ProcessBuilder(program);
      runProcess(asked, output, LOADING_SECONDS);
      List<String> options =
          OPTION
              .matcher(tail(output, 1 << 20))
              .results()
              .map(match -> "-" + match.group(1))
              .toList();
      if (!options.contains("-hmm") || !options.contains("-ctm")) {
        throw new IOException(
            program + " is not pocketsphinx_batch: it lists no options -hmm and -ctm");
      }
      return options;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * Recognises one piece.
   *
   * @param piece at 16 kHz
   * @param work an empty folder
   * @return the file of its words, in the folder
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
    // Pieces were cut by a detector of speech; dropping frames would shift the words after them.
    add(command, "-remove_silence", "no");
    // 1e-48, 1e-48 and 7e-29 by default; these halve the errors on the bundled prompts for a tenth
    // more time.
    add(command, "-beam", "1e-60");
    add(command, "-pbeam", "1e-60");
    add(command, "-wbeam", "1e-40");
    long limit = LOADING_SECONDS + Math.round(SECONDS_A_SECOND * piece.span().seconds());
    int status = runProcess(new ProcessBuilder(command).directory(work.toFile()), log, limit);
    if (status != 0 || !Files.exists(words)) {
      throw new IOException(
          program
              + " ended with status "
              + status
              + " on "
              + piece.span()
              + ", expected 0 and a file of words; its last lines: "
              + tail(log, 600).strip());
    }
    return words;
  }

  /** Leaves out what other versions do not know: the newest have no detector of silence. */
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
              + " cannot be started; is PocketSphinx installed? (Debian, Ubuntu: package"
              + " pocketsphinx)",
          e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        throw new IOException(program + " was killed: not done after " + limitSeconds + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(program + " was killed: its caller was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tail(Path file, int most) throws IOException {
    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return all.substring(Math.max(0, all.length() - most));
  }
}
