package dev.caesura.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool in a process of its own, which can be killed, starved of disk, or have its output closed.
 */
public final class ToolProcess {

  private ToolProcess() {}

  /** The command that starts a tool. */
  public static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Short processes: the second compiler would take longer than it saves.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Caesura.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  /** Starts a tool; its output is that of the test. */
  public static Process start(String... args) throws IOException {
    return new ProcessBuilder(command(args)).inheritIO().start();
  }

  /**
   * Starts a tool that may write files of so many KiB at most: the system refuses more, as a full
   * disk does.
   */
  public static Process startLimited(int kibibytes, Path err, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "limited"));
    command.addAll(command(args));
    return new ProcessBuilder(command).redirectError(err.toFile()).start();
  }
}
