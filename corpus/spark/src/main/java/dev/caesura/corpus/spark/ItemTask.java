package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Stage on an executor: the items of a partition one after the other, each to rows. What an item
 * throws becomes its failure; what the machine throws fails the attempt, which Spark repeats.
 */
abstract class ItemTask implements MapPartitionsFunction<StageItem, StageRow> {

  private static final long serialVersionUID = 1;

  private final JobSettings settings;
  private final BuildStage stage;
  private final JobMetrics metrics;

  ItemTask(JobSettings settings, BuildStage stage, JobMetrics metrics) {
    this.settings = settings;
    this.stage = stage;
    this.metrics = metrics;
  }

  JobSettings settings() {
    return settings;
  }

  BuildStage stage() {
    return stage;
  }

  JobMetrics metrics() {
    return metrics;
  }

  /**
   * Runs an item.
   *
   * @param context the state of this executor
   * @param item the item
   * @param row the row of the result, to be filled
   * @param folder a folder for temporary files, which are deleted when the rows were taken
   * @return all rows, that of the result included; they may read files of the folder as they go
   */
  abstract Iterator<StageRow> run(
      ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException, InterruptedException;

  @Override
  public Iterator<StageRow> call(Iterator<StageItem> items) throws IOException {
    return new Rows(items, UUID.randomUUID().toString());
  }

  /** Rows of all items of a partition. */
  private final class Rows implements Iterator<StageRow> {
    private final Iterator<StageItem> items;
    private final String attempt;
    private Iterator<StageRow> rows = Collections.emptyIterator();
    private Path folder;

    Rows(Iterator<StageItem> items, String attempt) {
      this.items = items;
      this.attempt = attempt;
      TaskContext task = TaskContext.get();
      if (task != null) {
        task.addTaskCompletionListener((TaskCompletionListener) done -> clear());
      }
    }

    private void clear() {
      if (folder != null) {
        try {
          Folders.delete(folder);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      folder = null;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext()) {
        clear();
        if (!items.hasNext()) {
          return false;
        }
        rows = rows(items.next());
      }
      return true;
    }

    private Iterator<StageRow> rows(StageItem item) {
      StageRow row = new StageRow(item.getItem(), item.getKey(), attempt);
      try {
        ExecutorContext context = ExecutorContext.of(settings);
        folder = context.newFolder();
        Iterator<StageRow> made = run(context, item, row, folder);
        metrics.done(stage, row.getFailure() == null);
        return made;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted at " + item.getItem(), e);
      } catch (TaskKilledException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        TaskContext task = TaskContext.get();
        if (task != null && task.isInterrupted()) {
          throw new IllegalStateException("interrupted at " + item.getItem(), e);
        }
        if (e instanceof StoreException store
            && task != null
            && task.attemptNumber() < settings.attempts() - 1) {
          throw new UncheckedIOException(store);
        }
        metrics.done(stage, false);
        try {
          row.setFailure(StageJson.failure(failure(item, e)));
        } catch (IOException json) {
          throw new UncheckedIOException(json);
        }
        return List.of(row).iterator();
      }
    }

    @Override
    public StageRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }

  /** Returns the failure of an item; inputs have the names that the user knows. */
  BuildFailure failure(StageItem item, Throwable thrown) {
    BuildFailure failure = BuildFailure.of(stage, item.getItem(), thrown);
    String message = failure.message();
    for (String input : new String[] {item.getFile(), item.getWords(), item.getTurns()}) {
      if (input != null && RemotePaths.isRemote(Path.of(input))) {
        String name = Path.of(input).getFileName().toString();
        message =
            message.replaceAll(
                "[^\\s]*/caesura[^/\\s]*/item[^/\\s]*/in[^/\\s]*/"
                    + java.util.regex.Pattern.quote(name),
                java.util.regex.Matcher.quoteReplacement(
                    RemotePaths.path(Path.of(input)).toString()));
      }
    }
    return new BuildFailure(stage, item.getItem(), message);
  }
}
