package dev.caesura.corpus.mine;

import dev.caesura.align.Utterance;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.RejectionReason;
import dev.caesura.corpus.SelectionResult;
import dev.caesura.corpus.Verdict;
import java.util.List;
import java.util.Optional;

/** Filter that decides which utterances are in the corpus. Immutable and thread-safe. */
public final class Selection {

  /** The shortest clip that is written, in seconds: less is a fault of the times, and no word. */
  public static final double MIN_CLIP_SECONDS = 0.1;

  private final MiningSettings settings;

  private Selection(MiningSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the filter of a mining run.
   *
   * @param settings the limits of score, probability of an error and length
   * @return the filter
   */
  public static Selection of(MiningSettings settings) {
    return new Selection(settings);
  }

  /**
   * Decides about each utterance of a recording whose transcript belongs to it.
   *
   * @param utterances all utterances
   * @return one verdict for each utterance, in the same order
   */
  public SelectionResult select(List<Utterance> utterances) {
    return select(utterances, true);
  }

  /**
   * Decides about each utterance of a recording.
   *
   * @param utterances all utterances
   * @param isPlausible whether the transcript belongs to the recording; if not, and the settings do
   *     not accept any, no sentence is kept
   * @return one verdict for each utterance, in the same order
   */
  public SelectionResult select(List<Utterance> utterances, boolean isPlausible) {
    boolean isAccepted = isPlausible || settings.acceptAny();
    return new SelectionResult(
        utterances.stream().map(u -> new Verdict(u, rejection(u, isAccepted))).toList());
  }

  private Optional<RejectionReason> rejection(Utterance utterance, boolean isAccepted) {
    return switch (utterance.status()) {
      case ONLY_IN_TEXT -> Optional.of(RejectionReason.TEXT_WITHOUT_SPEECH);
      case ONLY_IN_AUDIO -> Optional.of(RejectionReason.SPEECH_WITHOUT_TEXT);
      case REPEATED -> Optional.of(RejectionReason.REPEATED);
      case MATCHED, MOVED -> {
        if (!isAccepted) {
          yield Optional.of(RejectionReason.WRONG_TRANSCRIPT);
        }
        if (utterance.score() < settings.minScore()) {
          yield Optional.of(RejectionReason.LOW_SCORE);
        }
        if (utterance.errorProbability().orElse(0) > settings.maxError()) {
          yield Optional.of(RejectionReason.PROBABLE_ERROR);
        }
        double seconds = utterance.span().orElseThrow().seconds();
        if (seconds < MIN_CLIP_SECONDS) {
          yield Optional.of(RejectionReason.TOO_SHORT);
        }
        boolean tooLong = seconds > settings.maxClipSeconds();
        yield tooLong ? Optional.of(RejectionReason.TOO_LONG) : Optional.empty();
      }
    };
  }
}
