package dev.caesura.corpus.build;

import dev.caesura.corpus.filter.FilterTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Totals of a build. Immutable and thread-safe.
 *
 * @param recordings the number of recordings
 * @param documents the number of documents
 * @param funnel the hours that are left after each step, by step, from all recordings to the corpus
 * @param sentences the number of sentences in the corpus
 * @param removed the counts of each limit, by its name
 * @param splits the hours of each split
 * @param unmatchedRecordings the recordings that speak no document
 * @param unmatchedDocuments the documents that no recording speaks
 * @param warnings what readers and recognisers warned of, with the file
 * @param failures the items that could not be processed
 */
public record BuildResult(
    int recordings,
    int documents,
    Map<String, Double> funnel,
    int sentences,
    Map<String, FilterTable.Removed> removed,
    Map<String, Double> splits,
    List<String> unmatchedRecordings,
    List<String> unmatchedDocuments,
    List<String> warnings,
    List<BuildFailure> failures) {

  /** Copies maps and lists, in their order. */
  public BuildResult {
    funnel = Collections.unmodifiableMap(new LinkedHashMap<>(funnel));
    removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    unmatchedRecordings = List.copyOf(unmatchedRecordings);
    unmatchedDocuments = List.copyOf(unmatchedDocuments);
    warnings = List.copyOf(warnings);
    failures = List.copyOf(failures);
  }

  /**
   * Returns a summary for people.
   *
   * @return a few lines, each with its line end
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d recordings, %d documents, %d sentences%n",
            recordings,
            documents,
            sentences));
    funnel.forEach(
        (step, hours) -> text.append(String.format(Locale.ROOT, "%-24s %9.3f h%n", step, hours)));
    removed.forEach(
        (name, row) -> {
          if (row.clips() > 0) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "removed by %s: %d clips, %.3f h (%d by it alone)%n",
                    name,
                    row.clips(),
                    row.seconds() / 3600,
                    row.onlyClips()));
          }
        });
    splits.forEach(
        (name, hours) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "split %s: %.3f h%s%n",
                    name,
                    hours,
                    sentences > 0 && hours == 0
                        ? "; empty, since what shares a recording, a speaker or a text stays"
                            + " together"
                        : "")));
    text.append(
        String.format(
            Locale.ROOT,
            "without a partner: %d recordings, %d documents%n",
            unmatchedRecordings.size(),
            unmatchedDocuments.size()));
    return text.toString();
  }
}
