package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedTasksTests {

  private final List<Integer> done = new ArrayList<>();
  private final List<Throwable> failed = new ArrayList<>();

  private void run(OrderedTasks.Task<Integer, Integer> task)
      throws IOException, InterruptedException {
    OrderedTasks.run(
        3,
        IntStream.range(0, 40).boxed().toList(),
        task,
        new OrderedTasks.Sink<Integer, Integer>() {
          @Override
          public void done(Integer item, Integer result) {
            done.add(result);
          }

          @Override
          public void failed(Integer item, Throwable failure) {
            failed.add(failure);
          }
        });
  }

  /** The heap is full for one item, and the others are done. */
  @Test
  void anItemWithoutMemoryFailsAlone() throws Exception {
    run(item -> item == 17 ? new byte[Integer.MAX_VALUE].length : item);
    assertEquals(1, failed.size());
    assertTrue(failed.get(0) instanceof OutOfMemoryError, failed.get(0).toString());
    assertEquals(IntStream.range(0, 40).filter(i -> i != 17).boxed().toList(), done);
  }

  /** Other errors are defects, which nothing must hide. */
  @Test
  void anErrorOfTheProgramEndsTheRun() {
    StackOverflowError error = new StackOverflowError();
    assertSame(
        error,
        assertThrows(
            StackOverflowError.class,
            () ->
                run(
                    item -> {
                      if (item == 17) {
                        throw error;
                      }
                      return item;
                    })));
    assertEquals(17, done.size());
  }
}
