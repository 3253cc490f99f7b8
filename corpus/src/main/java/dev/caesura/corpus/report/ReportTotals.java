package dev.caesura.corpus.report;

import dev.caesura.audio.TimeSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sums over the entries of a report; seconds of audio are as in the spans, so utterances that
 * overlap count twice.
 *
 * @param seconds length of the recording
 * @param speechSeconds length of all segments
 * @param keptSeconds length of the kept utterances
 * @param kept number of kept utterances
 * @param sentences sentences of the transcript
 * @param keptSentences how many of them were kept
 * @param rejected rejected sentences by reason, the most frequent first
 * @param untold rejected speech without text, stretches by reason, the most frequent first
 */
record ReportTotals(
    double seconds,
    double speechSeconds,
    double keptSeconds,
    int kept,
    int sentences,
    int keptSentences,
    Map<String, Tally> rejected,
    Map<String, Tally> untold) {

  /**
   * A number of entries with their length.
   *
   * @param count entries
   * @param seconds their audio; 0 if they have none
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
    Map<String, Tally> untold = new LinkedHashMap<>();
    for (ReportEntry entry : report.entries()) {
      double seconds = entry.utterance().span().map(TimeSpan::seconds).orElse(0.0);
      sentences += entry.isSentence() ? 1 : 0;
      if (entry.isKept()) {
        keptSeconds += seconds;
        kept++;
        keptSentences += entry.isSentence() ? 1 : 0;
      } else {
        (entry.isSentence() ? rejected : untold)
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
        mostFirst(rejected),
        mostFirst(untold));
  }

  /** All reasons, each once, in the order of the two tallies. */
  List<String> reasons() {
    return Stream.of(rejected, untold).flatMap(t -> t.keySet().stream()).distinct().toList();
  }

  private static Map<String, Tally> mostFirst(Map<String, Tally> tallies) {
    Map<String, Tally> sorted = new LinkedHashMap<>();
    List<Map.Entry<String, Tally>> entries = List.copyOf(tallies.entrySet());
    entries.stream()
        .sorted((a, b) -> Integer.compare(b.getValue().count(), a.getValue().count()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
