package dev.caesura.align.io;

import dev.caesura.align.Turn;
import java.util.List;
import java.util.Objects;

/**
 * Turn of a speaker in a hypothesis. Immutable and thread-safe.
 *
 * @param hypothesis the recording and channel that it belongs to
 * @param track the number of the speaker or channel, from 0
 * @param words the words, at least one, in ascending order of their starts
 */
public record SpeakerTurn(Hypothesis hypothesis, int track, List<TimedWord> words) {

  public SpeakerTurn {
    Objects.requireNonNull(hypothesis, "hypothesis");
    words = List.copyOf(words);
  }

  /** Returns the turn without the sources of its times. */
  Turn plain() {
    return new Turn(track, words.stream().map(TimedWord::word).toList());
  }
}
