package dev.caesura.models.text.sat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Runs of one function on many values, as many at once as an executor likes. */
final class SideBySide {

  private SideBySide() {}

  /** Results in the order of the values; waits for all, also if one fails. */
  static <A, B> List<B> all(List<A> values, Function<A, B> work, Executor executor) {
    List<CompletableFuture<B>> running = new ArrayList<>(values.size());
    for (A value : values) {
      running.add(CompletableFuture.supplyAsync(() -> work.apply(value), executor));
    }
    try {
      CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0])).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
    return running.stream().map(CompletableFuture::join).toList();
  }
}
