package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs stages: items whose result is known are not run, the others run in several threads, and what
 * fails is noted. Not thread-safe.
 */
final class StageRunner {

  private final BuildFolder folder;
  private final int jobs;
  private final BuildProgress progress;
  private final List<BuildFailure> failures = new ArrayList<>();

  /** Fingerprint of an item. */
  @FunctionalInterface
  interface Key {
    String of(String item) throws IOException;
  }

  /** Work on an item. */
  @FunctionalInterface
  interface Work {
    JsonNode run(String item, String fingerprint) throws Exception;
  }

  StageRunner(BuildFolder folder, int jobs, BuildProgress progress) {
    this.folder = folder;
    this.jobs = jobs;
    this.progress = progress;
  }

  /** Returns the failures so far, by stage and item. */
  List<BuildFailure> failures() {
    List<BuildFailure> sorted = new ArrayList<>(failures);
    sorted.sort(Comparator.comparing(BuildFailure::stage).thenComparing(BuildFailure::item));
    return sorted;
  }

  void fail(BuildFailure failure) {
    failures.add(failure);
  }

  void progress(BuildStage stage, int done, int total) {
    progress.update(stage, done, total, -1);
  }

  /** Returns whether all items of a stage are done already. */
  boolean isDone(BuildStage stage, List<String> items, Key key) throws IOException {
    StageCache cache = folder.cache(stage);
    for (String item : items) {
      if (cache.find(item, key.of(item)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the results of the items that did not fail, in the order of the items. */
  Map<String, JsonNode> run(BuildStage stage, List<String> items, Key key, Work work)
      throws IOException, InterruptedException {
    StageCache cache = folder.cache(stage);
    long started = System.nanoTime();
    AtomicInteger fresh = new AtomicInteger();
    Map<String, JsonNode> results = new LinkedHashMap<>();
    progress.update(stage, 0, items.size(), -1);
    OrderedTasks.run(
        jobs,
        items,
        item -> {
          String fingerprint = key.of(item);
          Optional<JsonNode> known = cache.find(item, fingerprint);
          if (known.isPresent()) {
            return known.get();
          }
          JsonNode result = work.run(item, fingerprint);
          cache.store(item, fingerprint, result);
          fresh.incrementAndGet();
          return result;
        },
        new OrderedTasks.Sink<String, JsonNode>() {
          private int done;

          @Override
          public void done(String item, JsonNode result) {
            results.put(item, result);
            step();
          }

          @Override
          public void failed(String item, Throwable failure) {
            fail(BuildFailure.of(stage, item, failure));
            step();
          }

          private void step() {
            done++;
            double seconds = (System.nanoTime() - started) / 1e9;
            double left = fresh.get() == 0 ? -1 : seconds / fresh.get() * (items.size() - done);
            progress.update(stage, done, items.size(), left);
          }
        });
    if (fresh.get() > 0) {
      double seconds = (System.nanoTime() - started) / 1e9;
      StageRates.in(folder.work()).note(stage, seconds * Math.min(jobs, fresh.get()) / fresh.get());
    }
    return results;
  }
}
