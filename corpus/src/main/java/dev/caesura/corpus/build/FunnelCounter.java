package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the hours that are left after each step of a build. Not thread-safe. */
final class FunnelCounter {

  private double recordings;
  private double matched;
  private double aligned;
  private double kept;
  private final Map<String, double[]> reasons = new TreeMap<>();

  void recording(double seconds) {
    recordings += seconds;
  }

  /** Counts the share of the words that have a document, as time. */
  void matched(JsonNode match, JsonNode words) {
    double all = match.path("words").asDouble();
    if (all > 0) {
      double share = 1 - match.path("unmatchedWords").asDouble() / all;
      matched += share * words.path("seconds").asDouble();
    }
  }

  /** Counts a sentence or a stretch of speech that alignment did not keep. */
  void rejected(JsonNode record) {
    reason(record.path("reason").asText(), record.path("audio_length").asDouble());
  }

  /** Counts a clip, and the first limit that it breaks. */
  void aligned(double seconds, List<String> broken) {
    aligned += seconds;
    if (broken.isEmpty()) {
      kept += seconds;
    } else {
      reason(broken.get(0), seconds);
    }
  }

  private void reason(String name, double seconds) {
    double[] count = reasons.computeIfAbsent(name, n -> new double[2]);
    count[0]++;
    count[1] += seconds;
  }

  /** Returns the hours after each step. */
  Map<String, Double> hours() {
    Map<String, Double> hours = new LinkedHashMap<>();
    hours.put("recordings", recordings / 3600);
    hours.put("with a document", matched / 3600);
    hours.put("aligned sentences", aligned / 3600);
    hours.put("kept", kept / 3600);
    return hours;
  }

  /** Returns for each reason the number of sentences and stretches, and their hours. */
  Map<String, List<Double>> reasons() {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    reasons.forEach((name, count) -> all.put(name, List.of(count[0], count[1] / 3600)));
    return all;
  }
}
