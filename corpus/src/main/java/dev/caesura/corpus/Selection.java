package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import dev.caesura.corpus.Finding.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Decides which utterances are good enough for the corpus. Immutable and thread-safe.
 *
 * @param minimumScore least {@link Utterance#score()} that is kept, in [0, 1]
 * @param longestSeconds longest clip that is kept, in seconds
 */
record Selection(double minimumScore, double longestSeconds) {

  Selection {
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw new IllegalArgumentException(
          "minimum score " + minimumScore + " is not between 0 and 1");
    }
    if (!(longestSeconds > 0)) {
      throw new IllegalArgumentException(
          "longest clip of " + longestSeconds + " seconds is not positive");
    }
  }

  List<Finding> judge(List<Utterance> utterances) {
    return utterances.stream().map(u -> new Finding(u, rejection(u))).toList();
  }

  private Optional<Reason> rejection(Utterance utterance) {
    return switch (utterance.status()) {
      case ONLY_IN_TEXT -> Optional.of(Reason.TEXT_WITHOUT_SPEECH);
      case ONLY_IN_AUDIO -> Optional.of(Reason.SPEECH_WITHOUT_TEXT);
      case REPEATED -> Optional.of(Reason.REPEATED);
      case MATCHED, MOVED -> {
        if (utterance.score() < minimumScore) {
          yield Optional.of(Reason.LOW_SCORE);
        }
        boolean tooLong = utterance.span().orElseThrow().seconds() > longestSeconds;
        yield tooLong ? Optional.of(Reason.TOO_LONG) : Optional.empty();
      }
    };
  }
}
