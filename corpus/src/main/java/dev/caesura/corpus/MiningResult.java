package dev.caesura.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out of a run.
 *
 * @param recordingSeconds length of the recording
 * @param keptSeconds length of all kept clips
 * @param keptSentences sentences in the corpus
 * @param sentences sentences of the transcript
 * @param rejected how many sentences and stretches of speech were left out, by reason
 * @param times wall-clock seconds of each stage
 */
public record MiningResult(
    double recordingSeconds,
    double keptSeconds,
    int keptSentences,
    int sentences,
    Map<String, Integer> rejected,
    Map<String, Double> times) {

  static MiningResult of(double recordingSeconds, List<Finding> findings, StageTimes times) {
    double keptSeconds = 0;
    int kept = 0;
    int sentences = 0;
    Map<String, Integer> rejected = new LinkedHashMap<>();
    for (Finding finding : findings) {
      sentences += finding.isSentence() ? 1 : 0;
      if (finding.isKept()) {
        kept++;
        keptSeconds += finding.utterance().span().orElseThrow().seconds();
      } else {
        rejected.merge(finding.rejection().orElseThrow().label(), 1, Integer::sum);
      }
    }
    return new MiningResult(
        recordingSeconds, keptSeconds, kept, sentences, rejected, times.seconds());
  }

  /**
   * The summary for people.
   *
   * @return some lines, each with its line end
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "in %s, kept %s (%.1f %%); %d of %d sentences kept%n",
            clock(recordingSeconds),
            clock(keptSeconds),
            recordingSeconds == 0 ? 0 : 100 * keptSeconds / recordingSeconds,
            keptSentences,
            sentences));
    rejected.forEach(
        (reason, count) -> text.append(String.format("rejected, %s: %d%n", reason, count)));
    double all = times.values().stream().mapToDouble(Double::doubleValue).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "took %s, %.3f of real time:",
            clock(all),
            recordingSeconds == 0 ? 0 : all / recordingSeconds));
    times.forEach(
        (stage, seconds) -> text.append(String.format(Locale.ROOT, " %s %.1f s", stage, seconds)));
    return text.append(System.lineSeparator()).toString();
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
