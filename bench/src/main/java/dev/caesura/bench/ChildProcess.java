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
    StringBuilder printed = new StringBuilder();
    run(heapMebibytes, in -> {}, line -> printed.append(line).append('\n'), args);
    return printed.toString();
  }

  /** Writes what a process reads. */
  @FunctionalInterface
  public interface Feed {

    /**
     * Writes all of it.
     *
     * @param in standard input of the process
     * @throws IOException if the process reads no more
     */
    void writeTo(OutputStream in) throws IOException;
  }

  /**
   * Runs {@code bench/run} with these arguments in a new process that is fed through a pipe.
   *
   * @param heapMebibytes its largest heap
   * @param feed what it reads
   * @param lines gets each line that it prints, at once
   * @param args name and options
   * @throws IOException if it ends with another code than 0
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
                // It ended; its code tells why.
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
          String.join(" ", args) + " ended with " + process.exitValue() + ": " + printed);
    }
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
