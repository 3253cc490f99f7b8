package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTasksTests {

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @Test
  void resultsAreInTheOrderOfTheValues() {
    List<Integer> values = List.of(5, 3, 1, 2, 4);
    assertEquals(List.of(25, 9, 1, 4, 16), ParallelTasks.map(values, v -> v * v, THREADS));
    assertEquals(List.of(), ParallelTasks.map(List.<Integer>of(), v -> v, THREADS));
  }

  @Test
  void exceptionsAndErrorsComeOutAsTheyAre() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("exception"),
            new CompletionException(new IllegalArgumentException("cause")),
            new StackOverflowError("error"))) {
      AtomicInteger done = new AtomicInteger();
      Throwable caught =
          assertThrows(
              thrown.getClass(),
              () ->
                  ParallelTasks.run(
                      List.of(1, 2, 3, 4),
                      value -> {
                        done.incrementAndGet();
                        if (value == 2 && thrown instanceof Error error) {
                          throw error;
                        }
                        if (value == 2 && thrown instanceof RuntimeException exception) {
                          throw exception;
                        }
                      },
                      THREADS));
      assertSame(thrown, caught);
      assertEquals(4, done.get(), "waits for all");
    }
  }
}
