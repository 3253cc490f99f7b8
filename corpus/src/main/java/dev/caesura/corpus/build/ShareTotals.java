package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the sentences of each speaker and of each document. Not thread-safe. */
final class ShareTotals {

  /** Rows of a table. */
  private static final int MAX_ROWS = 100;

  private final Map<String, double[]> speakers = new TreeMap<>();
  private final Map<String, double[]> documents = new TreeMap<>();

  void add(JsonNode record, double seconds, List<String> reasons) {
    String speaker = record.path("speaker").asText();
    add(speakers, speaker.isEmpty() ? "(not known)" : speaker, seconds, reasons.isEmpty());
    add(documents, record.path("document").asText(), seconds, reasons.isEmpty());
  }

  private static void add(Map<String, double[]> all, String name, double seconds, boolean isKept) {
    double[] row = all.computeIfAbsent(name, n -> new double[4]);
    row[isKept ? 0 : 2]++;
    row[isKept ? 1 : 3] += seconds / 3600;
  }

  /** Returns for each speaker the kept sentences and hours, and the removed ones. */
  Map<String, List<Double>> speakers() {
    return rows(speakers);
  }

  /** Returns for each document the kept sentences and hours, and the removed ones. */
  Map<String, List<Double>> documents() {
    return rows(documents);
  }

  /** Returns the rows with most kept hours, and one of all others. */
  private static Map<String, List<Double>> rows(Map<String, double[]> all) {
    List<Map.Entry<String, double[]>> sorted =
        all.entrySet().stream()
            .sorted((a, b) -> Double.compare(b.getValue()[1], a.getValue()[1]))
            .toList();
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    double[] others = new double[4];
    for (int r = 0; r < sorted.size(); r++) {
      double[] row = sorted.get(r).getValue();
      if (r < MAX_ROWS) {
        rows.put(sorted.get(r).getKey(), List.of(row[0], row[1], row[2], row[3]));
      } else {
        for (int c = 0; c < row.length; c++) {
          others[c] += row[c];
        }
      }
    }
    if (sorted.size() > MAX_ROWS) {
      rows.put(
          sorted.size() - MAX_ROWS + " others",
          List.of(others[0], others[1], others[2], others[3]));
    }
    return rows;
  }
}
