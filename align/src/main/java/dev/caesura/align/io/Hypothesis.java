package dev.caesura.align.io;

import dev.caesura.align.Transcript;
import java.util.List;
import java.util.Objects;

/**
 * The words of one recording, or of one channel of it, as a recogniser left them in a file.
 * Immutable and thread-safe.
 *
 * @param recording its name in the file; empty if the file does not say
 * @param channel its channel in the file; empty if the file does not say
 * @param words the words; starts ascend; may be empty
 * @param repairs what the reader changed or left out
 */
public record Hypothesis(String recording, String channel, List<TimedWord> words, Repairs repairs) {

  public Hypothesis {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(repairs, "repairs");
    words = List.copyOf(words);
  }

  /**
   * The words as aligners take them.
   *
   * @return words and times; where a time was estimated is not seen any more
   */
  public Transcript transcript() {
    return new Transcript(words.stream().map(TimedWord::word).toList());
  }

  /**
   * The words in one line.
   *
   * @return the words, a space between two
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (TimedWord word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.word().text());
    }
    return text.toString();
  }
}
