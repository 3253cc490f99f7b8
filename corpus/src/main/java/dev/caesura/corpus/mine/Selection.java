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

  private final double minScore;
  private final double maxSeconds;

  private Selection(double minScore, double maxSeconds) {
    this.minScore = minScore;
    this.maxSeconds = maxSeconds;
  }

  /**
   * Returns the filter of a mining run.
   *
   * @param settings the minimum score and the maximum length of a clip
   * @return the filter
   */
  public static Selection of(MiningSettings settings) {
    return new Selection(settings.minScore(), settings.maxClipSeconds());
  }

  /**
   * Decides about each utterance of a recording.
   *
   * @param utterances all utterances
   * @return one verdict for each utterance, in the same order
   */
  public SelectionResult select(List<Utterance> utterances) {
    return new SelectionResult(utterances.stream().map(u -> new Verdict(u, rejection(u))).toList());
  }

  private Optional<RejectionReason> rejection(Utterance utterance) {
    return switch (utterance.status()) {
      case ONLY_IN_TEXT -> Optional.of(RejectionReason.TEXT_WITHOUT_SPEECH);
      case ONLY_IN_AUDIO -> Optional.of(RejectionReason.SPEECH_WITHOUT_TEXT);
      case REPEATED -> Optional.of(RejectionReason.REPEATED);
      case MATCHED, MOVED -> {
        if (utterance.score() < minScore) {
          yield Optional.of(RejectionReason.LOW_SCORE);
        }
        double seconds = utterance.span().orElseThrow().seconds();
        if (seconds < MIN_CLIP_SECONDS) {
          yield Optional.of(RejectionReason.TOO_SHORT);
        }
        boolean tooLong = seconds > maxSeconds;
        yield tooLong ? Optional.of(RejectionReason.TOO_LONG) : Optional.empty();
      }
    };
  }
}
