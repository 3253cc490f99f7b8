package dev.caesura.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/** Applies a function to many values on an executor, whose threads decide how many run at once. */
public final class ParallelTasks {

  private ParallelTasks() {}

  /**
   * Applies a function to each value and waits for all, also if one fails.
   *
   * @param <A> the type of the values
   * @param <B> the type of the results
   * @param values any number of values
   * @param work is applied to each value. If it throws, the caller gets the same exception or
   *     error, that of the first value that failed
   * @param executor runs the work
   * @return the results, in the order of the values
   */
  public static <A, B> List<B> map(List<A> values, Function<A, B> work, Executor executor) {
    List<FutureTask<B>> tasks = new ArrayList<>(values.size());
    List<CompletableFuture<Void>> runs = new ArrayList<>(values.size());
    for (A value : values) {
      FutureTask<B> task = new FutureTask<>(() -> work.apply(value));
      tasks.add(task);
      runs.add(CompletableFuture.runAsync(task, executor));
    }
    // Joining helps the executor, where that is a fork-join pool; a task keeps what it throws.
    runs.forEach(CompletableFuture::join);
    return tasks.stream().map(ParallelTasks::result).toList();
  }

  /** Returns the result of a task that is done, or throws what it threw. */
  private static <B> B result(FutureTask<B> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException("a function threw a checked exception", e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task that is done waits for nothing", e);
    }
  }

  /**
   * Does something with each value and waits for all, also if one fails.
   *
   * @param <A> the type of the values
   * @param values any number of values
   * @param work is done with each value. If it throws, the caller gets the same exception or error,
   *     that of the first value that failed
   * @param executor runs the work
   */
  public static <A> void run(List<A> values, Consumer<A> work, Executor executor) {
    map(
        values,
        value -> {
          work.accept(value);
          return true;
        },
        executor);
  }
}
