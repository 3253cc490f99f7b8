package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildStage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attempt of each item whose result is used, with the facts that the driver needs. */
final class ChosenRows {

  private final Map<String, StageRow> rows = new TreeMap<>();

  /** Takes the rows that have the wanted fingerprint. */
  void choose(List<StageRow> results, Map<String, String> keys) {
    for (StageRow row : results) {
      if (row.getFailure() == null && row.getKey().equals(keys.get(row.getItem()))) {
        // Of several equal results any will do, but always the same one.
        rows.merge(
            row.getItem(),
            row,
            (one, other) -> one.getAttempt().compareTo(other.getAttempt()) <= 0 ? one : other);
      }
    }
  }

  /** Takes the rows of a batch, failures included, which must be one for each item. */
  void take(List<StageRow> results, List<StageItem> items, List<BuildFailure> failures)
      throws IOException {
    for (StageRow row : results) {
      if (row.getFailure() != null) {
        failures.add(StageJson.failure(row.getItem(), row.getFailure()));
      }
      if (rows.put(row.getItem(), row) != null) {
        throw new IOException(
            row.getItem() + ": expected one result of a batch; found several. Report this error.");
      }
    }
    for (StageItem item : items) {
      if (!rows.containsKey(item.getItem())) {
        throw new IOException(
            item.getItem() + ": expected a result in the table; found none. Build again.");
      }
    }
  }

  StageRow get(String item) {
    return rows.get(item);
  }

  boolean has(String item) {
    return rows.containsKey(item);
  }

  /** Returns whether an item has a result without failure. */
  boolean isGood(String item) {
    StageRow row = rows.get(item);
    return row != null && row.getFailure() == null;
  }

  /** Returns whether an item has a result, be it that its clips could not be measured. */
  boolean isUsable(String item, BuildStage stage) throws IOException {
    StageRow row = rows.get(item);
    return row != null
        && (row.getFailure() == null || StageJson.failure(item, row.getFailure()).stage() != stage);
  }

  String attempt(String item) {
    StageRow row = rows.get(item);
    return row == null ? null : row.getAttempt();
  }
}
