package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Totals of a mining run. Immutable and thread-safe.
 *
 * @param recordingSeconds the length of the recording
 * @param keptSeconds the length of all kept clips
 * @param keptSentences the number of sentences in the corpus
 * @param sentences the number of sentences in the transcript
 * @param rejected the number of rejected sentences and stretches of speech by reason
 * @param times the wall-clock seconds of each stage that ran
 * @param verdict whether the transcript belongs to the recording; empty if it was not judged
 */
public record MiningResult(
    double recordingSeconds,
    double keptSeconds,
    int keptSentences,
    int sentences,
    Map<RejectionReason, Integer> rejected,
    Map<MiningStage, Double> times,
    Optional<VerdictReport> verdict) {

  public MiningResult {
    // Map.copyOf would lose the order.
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
    times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
  }

  /**
   * Counts the verdicts of a run.
   *
   * @param recordingSeconds the length of the recording
   * @param selection the verdicts
   * @param times the wall-clock seconds of each stage
   * @return the totals
   */
  public static MiningResult of(
      double recordingSeconds, SelectionResult selection, Map<MiningStage, Double> times) {
    double keptSeconds = 0;
    for (Utterance utterance : selection.kept()) {
      keptSeconds += utterance.span().orElseThrow().seconds();
    }
    Map<RejectionReason, Integer> rejected = new LinkedHashMap<>();
    for (Verdict verdict : selection.rejected()) {
      rejected.merge(verdict.rejection().orElseThrow(), 1, Integer::sum);
    }
    return new MiningResult(
        recordingSeconds,
        keptSeconds,
        selection.kept().size(),
        (int) selection.verdicts().stream().filter(Verdict::isSentence).count(),
        rejected,
        times,
        Optional.empty());
  }

  /**
   * Returns a copy with a verdict.
   *
   * @param value whether the transcript belongs to the recording
   * @return new totals
   */
  public MiningResult withVerdict(VerdictReport value) {
    return new MiningResult(
        recordingSeconds,
        keptSeconds,
        keptSentences,
        sentences,
        rejected,
        times,
        Optional.of(value));
  }

  /**
   * Returns whether the transcript belongs to the recording, as far as that was judged.
   *
   * @return false if too little of both agrees
   */
  public boolean isPlausible() {
    return verdict.map(VerdictReport::isPlausible).orElse(true);
  }

  /**
   * Returns a summary for people: what was kept, what was rejected, and how long each stage took.
   *
   * @return a few lines, each with its line end
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
