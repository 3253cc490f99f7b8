package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Recognised words of a recording in which speakers may overlap. Where they do, a transcript can
 * have their turns in more than one order, so all plausible ones are given. No order breaks a turn.
 * Immutable and thread-safe.
 *
 * @param orders the turns in each reading order, the most plausible one first; at least one. All
 *     orders have the same {@link Word} objects
 */
public record Conversation(List<List<Turn>> orders) {

  /** Words of neighbours overlap this much where a recogniser rounds, in seconds. */
  private static final double MAX_ROUNDING = 0.05;

  /** Copies the orders; rejects none. */
  public Conversation {
    orders = orders.stream().map(List::copyOf).toList();
    if (orders.isEmpty()) {
      throw new IllegalArgumentException("orders: expected at least one; found none");
    }
  }

  /**
   * Returns the conversation of words in the order of time, without overlaps.
   *
   * @param transcript the words; may be empty
   * @return a conversation with one turn, or none
   */
  public static Conversation of(Transcript transcript) {
    return new Conversation(
        List.of(transcript.size() == 0 ? List.of() : List.of(new Turn(0, transcript.words()))));
  }

  /**
   * Returns whether two speakers talk at once.
   *
   * @return whether a turn of the first order starts more than 50 ms before the end of an earlier
   *     one
   */
  public boolean isOverlapping() {
    long latest = 0;
    for (Turn turn : orders.get(0)) {
      TimeSpan first = turn.words().get(0).span();
      if (first.startSample() + MAX_ROUNDING * first.sampleRate() < latest) {
        return true;
      }
      for (Word word : turn.words()) {
        latest = Math.max(latest, word.span().endSample());
      }
    }
    return false;
  }

  /**
   * Returns all words in the most plausible reading order.
   *
   * @return the words; their starts ascend unless turns overlap
   */
  public List<Word> words() {
    return words(orders.get(0));
  }

  /**
   * Returns the words of turns.
   *
   * @param turns turns in reading order
   * @return their words, turn by turn
   */
  public static List<Word> words(List<Turn> turns) {
    List<Word> words = new ArrayList<>();
    turns.forEach(turn -> words.addAll(turn.words()));
    return words;
  }

  /**
   * Returns a copy with changed words.
   *
   * @param change changes a word; must keep the order of starts
   * @return the new conversation
   */
  public Conversation withWords(UnaryOperator<Word> change) {
    IdentityHashMap<Word, Word> changed = new IdentityHashMap<>();
    words().forEach(word -> changed.put(word, change.apply(word)));
    return new Conversation(
        orders.stream()
            .map(
                turns ->
                    turns.stream()
                        .map(
                            turn ->
                                new Turn(
                                    turn.track(), turn.words().stream().map(changed::get).toList()))
                        .toList())
            .toList());
  }
}
