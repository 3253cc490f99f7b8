package dev.caesura.align.trust;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Objects;

/**
 * Judges an alignment: how probable an error is in each sentence, and whether the transcript
 * belongs to the recording. Immutable and thread-safe.
 */
public final class AlignmentJudge {

  private final WordNormalizer normalizer;

  private AlignmentJudge(WordNormalizer normalizer) {
    this.normalizer = Objects.requireNonNull(normalizer, "normalizer");
  }

  /**
   * Returns a judge.
   *
   * @param normalizer the one that the sentences are found with
   * @return the judge
   */
  public static AlignmentJudge of(WordNormalizer normalizer) {
    return new AlignmentJudge(normalizer);
  }

  /**
   * Judges what was found by recognised words.
   *
   * @param utterances all utterances of a recording: sentences in the order of the transcript,
   *     found or not, and all recognised speech without text
   * @return the same utterances with probabilities, and the verdict
   */
  public JudgedAlignment judge(List<Utterance> utterances) {
    List<Utterance> judged =
        ErrorEstimator.of(normalizer, EvidenceKind.RECOGNITION).estimate(utterances);
    return new JudgedAlignment(judged, TranscriptVerdict.ofRecognized(judged));
  }

  /**
   * Judges what was found without recognised words. No score is above the agreement if the
   * transcript does not belong to the recording.
   *
   * @param alignment what an aligner found
   * @param aligner its name, such as {@code self} or {@code synthesis}
   * @return the utterances, and the verdict; the utterances have no probabilities if the scores of
   *     the aligner are not known here
   */
  public JudgedAlignment judge(RecordingAlignment alignment, String aligner) {
    List<Utterance> found = alignment.doubted().utterances();
    List<Utterance> judged =
        EvidenceKind.ofAligner(aligner)
            .map(kind -> ErrorEstimator.of(normalizer, kind).estimate(found))
            .orElse(found);
    return new JudgedAlignment(judged, TranscriptVerdict.ofAligned(alignment));
  }
}
