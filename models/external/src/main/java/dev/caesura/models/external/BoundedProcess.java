package dev.caesura.models.external;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Runs a program with a limit of time and of output, and kills it with all its children where it
 * exceeds one, or where its caller is interrupted. Programs that run when Java ends are killed too.
 * Thread-safe.
 *
 * @param folder an empty folder, in which the program's output grows
 * @param limitSeconds the time limit in seconds, greater than 0
 * @param maxBytes the most that all files in the folder may hold
 */
record BoundedProcess(Path folder, double limitSeconds, long maxBytes) {

  private static final int MAX_POLL_MILLIS = 100;
  private static final long MAX_DYING_NANOS = 2_000_000_000L;
  private static final int TAIL_BYTES = 2000;
  private static final int TAIL_CHARS = 600;

  /** Programs that run now. */
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(process -> kill(process, Set.of())), "caesura-kill"));
  }

  Path stdout() {
    return folder.resolve("stdout");
  }

  Path stderr() {
    return folder.resolve("stderr");
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @return its exit status
   * @throws IOException if it cannot be started, or exceeds a limit; it is killed then
   */
  int run(List<String> command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(stdout().toFile())
              .redirectError(stderr().toFile())
              .start();
    } catch (IOException e) {
      throw new IOException("cannot be started: " + e.getMessage(), e);
    }
    RUNNING.add(process);
    Set<ProcessHandle> children = new LinkedHashSet<>();
    boolean ended = false;
    try {
      process.getOutputStream().close();
      await(process, children);
      ended = true;
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("killed, because its caller was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } finally {
      if (!ended) {
        kill(process, children);
      }
      RUNNING.remove(process);
    }
  }

  private void await(Process process, Set<ProcessHandle> children)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long limit = (long) (limitSeconds * 1e9);
    int poll = 2;
    while (!process.waitFor(poll, TimeUnit.MILLISECONDS)) {
      poll = Math.min(MAX_POLL_MILLIS, 2 * poll);
      if (poll == MAX_POLL_MILLIS) {
        process.descendants().forEach(children::add);
        requireFewBytes();
      }
      if (System.nanoTime() - start > limit) {
        throw new IOException(
            "killed, because it did not end within "
                + limitSeconds
                + " s. Give a longer --recognizer-timeout, or a shorter --recognizer-max."
                + lastLines());
      }
    }
    requireFewBytes();
  }

  private void requireFewBytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        bytes += size(file);
      }
    } catch (java.io.UncheckedIOException e) {
      return; // The program has just deleted a file; the next look counts again.
    }
    if (bytes > maxBytes) {
      throw new IOException(
          "killed, because it wrote more than "
              + maxBytes
              + " bytes for one piece; found "
              + bytes
              + lastLines());
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // It was deleted between the two calls.
    }
  }

  /** Kills a process and what it started. */
  private static void kill(Process process, Set<ProcessHandle> known) {
    Set<ProcessHandle> all = new LinkedHashSet<>(known);
    process.descendants().forEach(all::add);
    process.destroyForcibly();
    for (ProcessHandle child : all) {
      // What a child started after the list was made.
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
    // Files in use cannot be deleted everywhere, and a dying process may still write.
    long end = System.nanoTime() + MAX_DYING_NANOS;
    while ((process.isAlive() || all.stream().anyMatch(ProcessHandle::isAlive))
        && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Returns the end of what the program printed to stderr, or else to stdout, as a sentence. */
  String lastLines() {
    String tail = tail(stderr());
    tail = tail.isEmpty() ? tail(stdout()) : tail;
    return tail.isEmpty() ? " It printed nothing." : " It printed last: " + tail;
  }

  private static String tail(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      String text =
          new String(bytes, StandardCharsets.UTF_8)
              .replaceAll("\\x1b\\[[0-9;]*[A-Za-z]", "")
              .replaceAll("\\s*[\\r\\n]+\\s*", " / ")
              .replaceAll("[\\p{Cntrl}]", " ")
              .strip();
      text = text.replaceAll("^(/ )+|( /)+$", "");
      return text.substring(Math.max(0, text.length() - TAIL_CHARS));
    } catch (IOException e) {
      return "";
    }
  }
}
