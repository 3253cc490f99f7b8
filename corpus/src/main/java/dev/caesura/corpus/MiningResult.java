package dev.caesura.corpus;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Totals of a mining run. Immutable and thread-safe.
 *
 * @param recordingSeconds the length of the recording
 * @param keptSeconds the length of all kept clips
 * @param keptSentences the number of sentences in the corpus
 * @param sentences the number of sentences in the transcript
 * @param rejected the number of rejected sentences and stretches of speech by reason
 * @param times the wall-clock seconds of each stage that ran
 * @param agreement the share of transcript or speech that agrees, in [0, 1], as an aligner measures
 *     it; empty if the words were recognised
 */
public record MiningResult(
    double recordingSeconds,
    double keptSeconds,
    int keptSentences,
    int sentences,
    Map<RejectionReason, Integer> rejected,
    Map<MiningStage, Double> times,
    OptionalDouble agreement) {

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
        OptionalDouble.empty());
  }

  /**
   * Returns a copy with a measured agreement.
   *
   * @param value the share of transcript or speech that agrees, in [0, 1]
   * @return new totals
   */
  public MiningResult withAgreement(double value) {
    return new MiningResult(
        recordingSeconds,
        keptSeconds,
        keptSentences,
        sentences,
        rejected,
        times,
        OptionalDouble.of(value));
  }

  /**
   * Returns whether the transcript belongs to the recording, as far as that was measured.
   *
   * @return false if the agreement is below {@link RecordingAlignment#MIN_AGREEMENT}
   */
  public boolean isPlausible() {
    return agreement.orElse(1) >= RecordingAlignment.MIN_AGREEMENT;
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
