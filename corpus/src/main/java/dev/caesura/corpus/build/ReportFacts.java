package dev.caesura.corpus.build;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts about a build for its report. Stateless. */
final class ReportFacts {

  private static final int MAX_LISTED = 50;

  private ReportFacts() {}

  static Map<String, String> of(BuildConfig config, BuildResult result) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "language",
        config.languages().stream().map(Locale::toLanguageTag).collect(Collectors.joining(", ")));
    facts.put("recordings", Integer.toString(result.recordings()));
    facts.put("documents", Integer.toString(result.documents()));
    facts.put("sentences", Integer.toString(result.sentences()));
    facts.put("limits", config.filters().toString());
    facts.put("minimum score", Double.toString(config.mining().minScore()));
    facts.put("longest clip (s)", Double.toString(config.mining().maxClipSeconds()));
    facts.put("seed", Long.toString(config.splits().seed()));
    put(facts, "recordings without a document", result.unmatchedRecordings());
    put(facts, "documents that no recording speaks", result.unmatchedDocuments());
    put(facts, "warnings", result.warnings());
    put(
        facts,
        "failures",
        result.failures().stream()
            .map(f -> f.stage() + " " + f.item() + ": " + f.message())
            .toList());
    return facts;
  }

  private static void put(Map<String, String> facts, String name, java.util.List<String> items) {
    if (!items.isEmpty()) {
      String listed = String.join("; ", items.subList(0, Math.min(MAX_LISTED, items.size())));
      int more = items.size() - MAX_LISTED;
      facts.put(name, items.size() + ": " + listed + (more > 0 ? "; and " + more + " more" : ""));
    }
  }
}
