package dev.caesura.align.io;

import dev.caesura.align.Transcript;
import dev.caesura.audio.RecordingNameMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Recognised words of a recording, or of one channel of it, from a file of a recogniser. Immutable
 * and thread-safe.
 *
 * @param recording the name of the recording in the file; empty if the file has none
 * @param channel the channel in the file; empty if the file has none
 * @param words the words in reading order: the words of a cue, a segment or a speaker's turn stay
 *     together. Starts ascend, except where cues or speakers overlap. May be empty
 * @param unitStarts the index of the first word of each cue or segment, or of each word that
 *     belongs to none, in ascending order from 0
 * @param repairs counts of what the reader changed or left out
 */
public record Hypothesis(
    String recording,
    String channel,
    List<TimedWord> words,
    List<Integer> unitStarts,
    Repairs repairs) {

  public Hypothesis {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(repairs, "repairs");
    words = List.copyOf(words);
    unitStarts = List.copyOf(unitStarts);
    int last = -1;
    for (int start : unitStarts) {
      if (start <= last || start >= words.size() || (last < 0 && start > 0)) {
        throw new IllegalArgumentException(
            "unitStarts " + unitStarts + ": expected ascending indexes of words from 0");
      }
      last = start;
    }
    if (unitStarts.isEmpty() != words.isEmpty()) {
      throw new IllegalArgumentException(
          "unitStarts " + unitStarts + ": expected 0 as the first of " + words.size() + " words");
    }
  }

  /**
   * Creates a hypothesis without cues and segments.
   *
   * @param recording the name of the recording in the file; empty if the file has none
   * @param channel the channel in the file; empty if the file has none
   * @param words the words in reading order; may be empty
   * @param repairs counts of what the reader changed or left out
   */
  public Hypothesis(String recording, String channel, List<TimedWord> words, Repairs repairs) {
    this(recording, channel, words, IntStream.range(0, words.size()).boxed().toList(), repairs);
  }

  /**
   * Returns the names of the recordings in a file.
   *
   * @param all the hypotheses of the file
   * @return the names, each once, in the order of the file
   */
  public static List<String> recordings(List<Hypothesis> all) {
    return all.stream().map(Hypothesis::recording).distinct().toList();
  }

  /**
   * Returns the hypotheses of one recording, by the rules of {@link RecordingNameMatcher}: {@code
   * talk}, {@code talk.wav} and {@code /data/talk.flac} are one recording, unless the file also has
   * another one that is more similar to the name.
   *
   * @param recording its name
   * @param all the hypotheses of a file
   * @return all channels of it, in the order of the file; empty if the name fits none, or several
   *     equally well
   */
  public static List<Hypothesis> of(String recording, List<Hypothesis> all) {
    String name = RecordingNameMatcher.comparable(recording);
    List<String> names =
        recordings(all).stream().map(RecordingNameMatcher::comparable).distinct().toList();
    String found = RecordingNameMatcher.match(List.of(name), names).get(name);
    return found == null
        ? List.of()
        : all.stream()
            .filter(one -> RecordingNameMatcher.comparable(one.recording()).equals(found))
            .toList();
  }

  /**
   * Returns the words by cue, segment or single word.
   *
   * @return the units in reading order, each with at least one word
   */
  public List<List<TimedWord>> units() {
    List<List<TimedWord>> units = new ArrayList<>();
    for (int i = 0; i < unitStarts.size(); i++) {
      int end = i + 1 < unitStarts.size() ? unitStarts.get(i + 1) : words.size();
      units.add(words.subList(unitStarts.get(i), end));
    }
    return units;
  }

  /**
   * Returns the words as a transcript, without speakers and the sources of times. Where cues or
   * speakers overlap, their words alternate in it: use {@link ReadingOrder} to compare them with a
   * text.
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
   * Returns the words in one line, turn by turn where speakers overlap.
   *
   * @return the words in the order of {@link ReadingOrder}, separated by a space
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (SpeakerTurn turn : ReadingOrder.of(List.of(this)).turns()) {
      for (TimedWord word : turn.words()) {
        text.append(text.isEmpty() ? "" : " ").append(word.word().text());
      }
    }
    return text.toString();
  }
}
