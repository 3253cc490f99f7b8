package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import java.util.ArrayList;
import java.util.List;

/** Finds the stretches of recognised words that belong to no sentence. Stateless. */
final class UnmatchedSpeechFinder {

  /** A pause that splits two stretches, in seconds. */
  private static final double PAUSE_SECONDS = 0.6;

  private UnmatchedSpeechFinder() {}

  /** Returns stretches of neighbouring words without a sentence, split at pauses. */
  static List<Utterance> find(
      String recording,
      RecognizedWords recognized,
      SentenceAssignment assignment,
      OccupiedTime occupied) {
    List<Utterance> stretches = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= assignment.size(); i++) {
      boolean unmatched = i < assignment.size() && !assignment.isAssigned(i);
      boolean continues =
          unmatched && first >= 0 && recognized.pauseBetween(i - 1, i) < PAUSE_SECONDS;
      if (first >= 0 && !continues) {
        stretches.add(
            Utterance.onlyInAudio(
                recording,
                occupied.cut(first, recognized.extent(first, i)),
                recognized.text(first, i)));
        first = -1;
      }
      if (unmatched && first < 0) {
        first = i;
      }
    }
    return stretches;
  }
}
