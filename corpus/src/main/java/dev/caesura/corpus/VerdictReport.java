package dev.caesura.corpus;

import dev.caesura.align.trust.AgreeingPart;
import dev.caesura.align.trust.TranscriptVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Verdict on a transcript in words, with the lines that belong to the recording. Immutable and
 * thread-safe.
 *
 * @param verdict whether the transcript belongs to the recording
 * @param parts passages that agree, such as {@code lines 1-40 ("We open") with 0:00:03-0:09:10};
 *     lines are those of the text that was read
 */
public record VerdictReport(TranscriptVerdict verdict, List<String> parts) {

  /** Characters of the beginning of a part. */
  private static final int SHOWN = 40;

  /** Copies the parts. */
  public VerdictReport {
    Objects.requireNonNull(verdict, "verdict");
    parts = List.copyOf(parts);
  }

  /**
   * Returns the report of a verdict.
   *
   * @param verdict the verdict
   * @param transcript the whole transcript, which its parts refer to
   * @return the report
   */
  public static VerdictReport of(TranscriptVerdict verdict, String transcript) {
    List<String> parts = new ArrayList<>();
    for (AgreeingPart part : verdict.parts()) {
      int first = line(transcript, part.source().start());
      int last = line(transcript, part.source().end());
      parts.add(
          (first == last ? "line " + first : "lines " + first + "-" + last)
              + " (\""
              + beginning(transcript.substring(part.source().start(), part.source().end()))
              + "\") with "
              + clock(part.span().startSeconds())
              + "-"
              + clock(part.span().endSeconds()));
    }
    return new VerdictReport(verdict, parts);
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** Returns the first words of a part. */
  private static String beginning(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    if (line.length() <= SHOWN) {
      return line;
    }
    int space = line.lastIndexOf(' ', SHOWN);
    int end = space > 0 ? space : line.offsetByCodePoints(0, SHOWN / 2);
    return line.substring(0, end) + " ...";
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /**
   * Returns whether the transcript belongs to the recording.
   *
   * @return false if too little of both agrees
   */
  public boolean isPlausible() {
    return verdict.isPlausible();
  }

  /**
   * Returns the verdict in a few words, for a table of facts.
   *
   * @return the share that agrees, and what follows from it
   */
  public String fact() {
    String share = String.format(Locale.ROOT, "%.0f %%", 100 * verdict.agreement());
    if (!isPlausible()) {
      return share + ": the transcript does not belong to the recording" + agreeing();
    }
    return verdict.isWhole() ? share : share + agreeing();
  }

  private String agreeing() {
    return parts.isEmpty() ? "" : "; what agrees: " + String.join(", ", parts);
  }

  /**
   * Returns a warning for the user.
   *
   * @param transcript the name of the transcript
   * @param recording the name of the recording
   * @return one sentence or two; empty if the whole transcript, or all speech, agrees
   */
  public Optional<String> warning(String transcript, String recording) {
    if (!isPlausible()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s: this transcript does not belong to this recording: expected at least %.0f %% of"
                  + " it to agree with %s; found %.0f %%%s.",
              transcript,
              100 * verdict.minAgreement(),
              recording,
              100 * verdict.agreement(),
              parts.isEmpty() ? "" : ": " + String.join(", ", parts)));
    }
    return verdict.isWhole() || parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            transcript
                + ": only a part of this transcript belongs to "
                + recording
                + ": "
                + String.join(", ", parts)
                + ".");
  }
}
