package dev.caesura.corpus.report;

import dev.caesura.audio.TimeSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Totals of the entries of a report. Utterances that overlap count twice. Immutable and
 * thread-safe.
 *
 * @param seconds the length of the recording
 * @param speechSeconds the length of all segments
 * @param keptSeconds the length of the kept utterances
 * @param kept the number of kept utterances
 * @param sentences the number of sentences in the transcript
 * @param keptSentences the number of kept sentences
 * @param rejected rejected sentences by reason, the most frequent first
 * @param unmatched rejected speech without text, stretches by reason, the most frequent first
 */
record ReportTotals(
    double seconds,
    double speechSeconds,
    double keptSeconds,
    int kept,
    int sentences,
    int keptSentences,
    Map<String, Tally> rejected,
    Map<String, Tally> unmatched) {

  /**
   * Number of entries with their total length.
   *
   * @param count the number of entries
   * @param seconds the length of their audio; 0 if they have none
   */
  record Tally(int count, double seconds) {
    Tally plus(Tally other) {
      return new Tally(count + other.count, seconds + other.seconds);
    }
  }

  static ReportTotals of(MiningReport report) {
    double keptSeconds = 0;
    int kept = 0;
    int sentences = 0;
    int keptSentences = 0;
    Map<String, Tally> rejected = new LinkedHashMap<>();
    Map<String, Tally> unmatched = new LinkedHashMap<>();
    for (ReportEntry entry : report.entries()) {
      double seconds = entry.utterance().span().map(TimeSpan::seconds).orElse(0.0);
      sentences += entry.isSentence() ? 1 : 0;
      if (entry.isKept()) {
        keptSeconds += seconds;
        kept++;
        keptSentences += entry.isSentence() ? 1 : 0;
      } else {
        (entry.isSentence() ? rejected : unmatched)
            .merge(entry.rejection().orElseThrow(), new Tally(1, seconds), Tally::plus);
      }
    }
    return new ReportTotals(
        report.waveform().span().seconds(),
        report.segments().stream().mapToDouble(TimeSpan::seconds).sum(),
        keptSeconds,
        kept,
        sentences,
        keptSentences,
        mostFrequentFirst(rejected),
        mostFrequentFirst(unmatched));
  }

  /** Returns all reasons, each once, in the order of the two tallies. */
  List<String> reasons() {
    return Stream.of(rejected, unmatched).flatMap(t -> t.keySet().stream()).distinct().toList();
  }

  private static Map<String, Tally> mostFrequentFirst(Map<String, Tally> tallies) {
    Map<String, Tally> sorted = new LinkedHashMap<>();
    List<Map.Entry<String, Tally>> entries = List.copyOf(tallies.entrySet());
    entries.stream()
        .sorted((a, b) -> Integer.compare(b.getValue().count(), a.getValue().count()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
