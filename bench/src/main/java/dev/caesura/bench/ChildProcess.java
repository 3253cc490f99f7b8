package dev.caesura.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A benchmark in a process of its own, so that heap and warm-up are its own too. */
public final class ChildProcess {

  private ChildProcess() {}

  /**
   * Runs {@code bench/run} with these arguments in a new process.
   *
   * @param heapMebibytes its largest heap
   * @param args name and options
   * @return what it printed
   * @throws IOException if it ends with another code than 0
   * @throws InterruptedException if the thread is interrupted
   */
  public static String run(int heapMebibytes, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx" + heapMebibytes + "m",
            "-XX:+UseParallelGC",
            "-Dcaesura.root=" + Bench.root(),
            "-cp",
            System.getProperty("java.class.path"),
            Bench.class.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", args) + " ended with " + process.exitValue() + ": " + printed);
    }
    return printed;
  }

  /**
   * The most heap that this process has used so far.
   *
   * @return the sum of the peaks of all its parts, in bytes: an upper bound
   */
  public static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
