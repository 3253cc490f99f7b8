package dev.caesura.cli.speech;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.ProgressLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Processes many recordings, some in parallel, and takes the results in the order of the command
 * line. One that fails does not stop the others.
 *
 * @param jobs recordings in parallel
 * @param stage name of the stage in progress bars
 * @param debug whether to print stack traces
 */
record FileJobs(int jobs, String stage, boolean debug) {

  /** Processes one recording; called by several threads at once. */
  @FunctionalInterface
  interface Work<T> {
    T on(Recording recording) throws IOException;
  }

  /** Takes a result; called by the calling thread. */
  @FunctionalInterface
  interface Result<T> {
    void take(T result) throws IOException;
  }

  /** Returns the exit code; failures are printed at the end, those of the search first. */
  <T> int run(Recordings recordings, Work<T> work, Result<T> result, PrintWriter err)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>(recordings.failures());
    List<Recording> found = recordings.found();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try (ProgressLine shown = ProgressLine.start(stage, " files", found.size(), true)) {
      List<Future<T>> running = new ArrayList<>();
      for (Recording recording : found) {
        running.add(
            threads.submit(
                () -> {
                  try {
                    return work.on(recording);
                  } finally {
                    shown.step();
                  }
                }));
      }
      for (int i = 0; i < running.size(); i++) {
        try {
          T done = running.set(i, null).get();
          result.take(done);
        } catch (ExecutionException | IllegalArgumentException e) {
          failures.add(describe(found.get(i), e));
          if (debug) {
            e.printStackTrace(err);
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    failures.forEach(failure -> err.println("caesura: " + failure));
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String describe(Recording recording, Exception failure) {
    String message = Failures.message(failure);
    return message.contains(recording.file()) || recording.isStandardInput()
        ? message
        : recording.file() + ": " + message;
  }
}
