package dev.caesura.align.trust;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a transcript belongs to its recording. Immutable and thread-safe.
 *
 * @param agreement the share of the transcript or of the speech that agrees, whichever is greater:
 *     a recording may be a part of its text, and a text a part of its recording; in [0, 1]
 * @param minAgreement the agreement below which the transcript does not belong to the recording
 * @param parts passages that agree, at most ten, in the order of the transcript
 * @param isWhole whether the parts are nearly all of the transcript or of the speech
 */
public record TranscriptVerdict(
    double agreement, double minAgreement, List<AgreeingPart> parts, boolean isWhole) {

  /**
   * The agreement of recognised words below which a transcript does not belong to its recording
   * ({@code bench/run verdicts}).
   */
  public static final double MIN_RECOGNIZED = 0.2;

  /** Parts of this share of one side are all of it but for its edges. */
  private static final double WHOLE = 0.8;

  /** Copies the parts; checks the ranges. */
  public TranscriptVerdict {
    parts = List.copyOf(parts);
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException(
          "agreement " + agreement + ": expected a number in [0, 1]");
    }
  }

  /** Score of an aligner without recognised words from which a sentence agrees. */
  private static final double MIN_SCORE = 0.5;

  /**
   * Judges sentences that were found by recognised words. Those of unrelated texts are seldom
   * found, so that all that were found agree.
   *
   * @param utterances all utterances of a recording
   * @return the verdict; without text or without words nothing can be judged, and nothing is
   *     refused
   */
  public static TranscriptVerdict ofRecognized(List<Utterance> utterances) {
    Predicate<Utterance> agrees = sentence -> sentence.span().isPresent();
    Shares shares = Shares.of(utterances, agrees);
    double agreement = Math.min(1, Math.max(shares.text(), shares.speech()));
    boolean isComparable = shares.letters() > 0 && shares.seconds() > 0;
    return of(agreement, isComparable ? MIN_RECOGNIZED : 0, utterances, agrees);
  }

  /**
   * Judges what an aligner found without recognised words, by the agreement that it measured.
   *
   * @param alignment what it found
   * @return the verdict
   */
  public static TranscriptVerdict ofAligned(RecordingAlignment alignment) {
    return of(
        alignment.agreement(),
        RecordingAlignment.MIN_AGREEMENT,
        alignment.utterances(),
        sentence -> sentence.span().isPresent() && sentence.score() >= MIN_SCORE);
  }

  private static TranscriptVerdict of(
      double agreement, double min, List<Utterance> utterances, Predicate<Utterance> agrees) {
    List<AgreeingPart> parts = AgreeingPartFinder.find(utterances, agrees);
    Shares all = Shares.of(utterances, agrees);
    double covered = parts.stream().mapToDouble(part -> part.source().length()).sum();
    double spoken = parts.stream().mapToDouble(part -> part.span().seconds()).sum();
    return new TranscriptVerdict(
        agreement, min, parts, covered >= WHOLE * all.letters() || spoken >= WHOLE * all.seconds());
  }

  /** How much text and speech there is, and how much of both agrees. */
  private record Shares(double letters, double right, double seconds, double rightSeconds) {

    static Shares of(List<Utterance> utterances, Predicate<Utterance> agrees) {
      double letters = 0;
      double right = 0;
      double seconds = 0;
      double rightSeconds = 0;
      for (Utterance utterance : utterances) {
        boolean isSentence = JudgedSentence.isSentence(utterance);
        boolean isRight = isSentence && agrees.test(utterance);
        double length = isSentence ? utterance.text().length() : 0;
        double duration = utterance.span().map(TimeSpan::seconds).orElse(0.0);
        letters += length;
        right += isRight ? length : 0;
        seconds += duration;
        rightSeconds += isRight ? duration : 0;
      }
      return new Shares(letters, right, seconds, rightSeconds);
    }

    double text() {
      return letters == 0 ? 0 : right / letters;
    }

    double speech() {
      return seconds == 0 ? 0 : rightSeconds / seconds;
    }
  }

  /**
   * Returns whether the transcript, or a large enough part of it, belongs to the recording.
   *
   * @return false if the agreement is below the least one
   */
  public boolean isPlausible() {
    return agreement >= minAgreement;
  }
}
