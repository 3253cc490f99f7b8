package dev.caesura.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a benchmark in a separate process, which has its own heap and its own warm-up. */
public final class ChildProcess {

  private ChildProcess() {}

  /**
   * Runs {@code bench/run} with the given arguments in a new process.
   *
   * @param heapMebibytes the maximum heap size, in MiB
   * @param args the name of the benchmark and its options
   * @return the standard output of the process
   * @throws IOException if the exit code is not 0
   * @throws InterruptedException if the thread is interrupted
   */
  public static String run(int heapMebibytes, String... args)
      throws IOException, InterruptedException {
    StringBuilder printed = new StringBuilder();
    run(heapMebibytes, in -> {}, line -> printed.append(line).append('\n'), args);
    return printed.toString();
  }

  /** Source of the standard input of a process. */
  @FunctionalInterface
  public interface Feed {

    /**
     * Writes the whole input.
     *
     * @param in standard input of the process
     * @throws IOException if the process has closed its input
     */
    void writeTo(OutputStream in) throws IOException;
  }

  /**
   * Runs {@code bench/run} with the given arguments in a new process that reads from a pipe.
   *
   * @param heapMebibytes the maximum heap size, in MiB
   * @param feed the standard input of the process
   * @param lines receives each line of output as soon as it is printed
   * @param args the name of the benchmark and its options
   * @throws IOException if the exit code is not 0
   * @throws InterruptedException if the thread is interrupted
   */
  public static void run(int heapMebibytes, Feed feed, Consumer<String> lines, String... args)
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
    Thread feeder =
        new Thread(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                feed.writeTo(in);
              } catch (IOException e) {
                // The process has ended; its exit code shows why.
              }
            });
    feeder.setDaemon(true);
    feeder.start();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
        printed.append(line).append('\n');
      }
    } finally {
      process.destroy();
    }
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", args)
              + ": expected exit code 0; found "
              + process.exitValue()
              + ". It printed: "
              + printed);
    }
  }

  /**
   * Returns the peak heap use of this process so far.
   *
   * @return the sum of the peaks of all memory pools, in bytes: an upper bound
   */
  public static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
