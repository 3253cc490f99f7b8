package dev.caesura.corpus.build;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a task for each item in several threads, and passes the results on in the order of the
 * items, whatever the number of threads.
 */
final class OrderedTasks {

  /** Finished items that wait for an earlier one, for each thread. */
  private static final int AHEAD = 8;

  private OrderedTasks() {}

  /** A task; what it throws belongs to the item. */
  @FunctionalInterface
  interface Task<T, R> {
    R run(T item) throws Exception;
  }

  /** Receiver of results. */
  interface Sink<T, R> {
    /** Takes a result. */
    void done(T item, R result) throws IOException;

    /** Takes a failure. */
    void failed(T item, Throwable failure) throws IOException;
  }

  static <T, R> void run(int jobs, List<T> items, Task<T, R> task, Sink<T, R> sink)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      Deque<Future<R>> running = new ArrayDeque<>();
      int next = 0;
      for (T item : items) {
        while (next < items.size() && running.size() < jobs * AHEAD) {
          T started = items.get(next++);
          running.add(threads.submit((Callable<R>) () -> task.run(started)));
        }
        try {
          R result = running.remove().get();
          sink.done(item, result);
        } catch (ExecutionException e) {
          if (e.getCause() instanceof InterruptedException) {
            throw new InterruptedException();
          }
          if (e.getCause() instanceof Error error && !(error instanceof OutOfMemoryError)) {
            throw error;
          }
          sink.failed(item, e.getCause());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
