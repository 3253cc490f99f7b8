package dev.caesura.align.io;

import dev.caesura.align.Transcript;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Recognised words of a recording, or of one channel of it, from a file of a recogniser. Immutable
 * and thread-safe.
 *
 * @param recording the name of the recording in the file; empty if the file has none
 * @param channel the channel in the file; empty if the file has none
 * @param words the words in reading order: the words of a cue, a segment or a speaker's turn stay
 *     together. Starts ascend, except where cues or speakers overlap by more than 1 s. May be empty
 * @param repairs counts of what the reader changed or left out
 */
public record Hypothesis(String recording, String channel, List<TimedWord> words, Repairs repairs) {

  public Hypothesis {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(repairs, "repairs");
    words = List.copyOf(words);
  }

  /**
   * Returns the words as a transcript, without speakers and the sources of times.
   *
   * @return words with times, in the order of their starts; may be empty
   */
  public Transcript transcript() {
    return new Transcript(
        words.stream()
            .map(TimedWord::word)
            .sorted(Comparator.comparingLong(word -> word.span().startSample()))
            .toList());
  }

  /**
   * Returns the words in one line.
   *
   * @return the words, separated by a space
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (TimedWord word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.word().text());
    }
    return text.toString();
  }
}
