package dev.caesura.corpus.build;

import dev.caesura.corpus.split.SplitClip;
import dev.caesura.corpus.split.SplitSettings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what is in each split. Not thread-safe. */
final class SplitTotals {

  private static final class Row {
    private int clips;
    private double seconds;
    private final Set<String> recordings = new HashSet<>();
    private final Set<String> speakers = new HashSet<>();
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  SplitTotals(SplitSettings settings) {
    settings.shares().keySet().forEach(name -> rows.put(name, new Row()));
  }

  void add(String split, SplitClip clip) {
    Row row = rows.get(split);
    row.clips++;
    row.seconds += clip.seconds();
    row.recordings.add(clip.recording());
    if (!clip.speaker().isEmpty()) {
      row.speakers.add(clip.speaker());
    }
  }

  Map<String, Double> hours() {
    Map<String, Double> hours = new LinkedHashMap<>();
    rows.forEach((name, row) -> hours.put(name, row.seconds / 3600));
    return hours;
  }

  /** Returns for each split: sentences, hours, recordings and speakers. */
  Map<String, List<Double>> rows() {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    rows.forEach(
        (name, row) ->
            all.put(
                name,
                List.of(
                    (double) row.clips,
                    row.seconds / 3600,
                    (double) row.recordings.size(),
                    (double) row.speakers.size())));
    return all;
  }
}
