package dev.caesura.align.eval;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.align.edit.SequenceAligner;
import dev.caesura.align.edit.WordErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A hypothesis beside its reference. Immutable and thread-safe.
 *
 * @param name of the utterance, recording or file
 * @param reference what was said
 * @param hypothesis what was heard
 * @param path from hypothesis to reference
 */
public record WordAlignment(
    String name, SpokenTokens reference, List<String> hypothesis, EditPath path) {

  /** What {@link SequenceAligner} can add up. */
  private static final long MOST_SUM = 1_000_000_000;

  private static final long MOST_COST = 1_000_000;

  public WordAlignment {
    Objects.requireNonNull(name, "name");
    hypothesis = List.copyOf(hypothesis);
    if (path.leftLength() != hypothesis.size() || path.rightLength() != reference.tokens().size()) {
      throw new IllegalArgumentException(
          "a path of "
              + path.leftLength()
              + " and "
              + path.rightLength()
              + " tokens for "
              + hypothesis.size()
              + " and "
              + reference.tokens().size());
    }
  }

  /**
   * The cheapest alignment, in time of the product of the lengths and memory linear in them. Of
   * several, one with the most matches, unless the sides have some 20,000 tokens each or more; with
   * {@link ErrorCosts#SCLITE} the one that sclite reports, unless the sides have some 8,000 tokens
   * each or more.
   *
   * @param name of the utterance, recording or file
   * @param reference what was said
   * @param hypothesis what was heard
   * @param costs what errors cost
   * @return the alignment
   */
  public static WordAlignment of(
      String name, SpokenTokens reference, List<String> hypothesis, ErrorCosts costs) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] said = numbered(reference.tokens(), numbers);
    int[] heard = numbered(hypothesis, numbers);
    if (costs.equals(ErrorCosts.SCLITE)
        && (heard.length + 1L) * (said.length + 1L) <= ScliteAlignment.MOST_CELLS) {
      EditPath path = ScliteAlignment.path(heard, said, costs);
      return new WordAlignment(name, reference, hypothesis, path);
    }
    int scale = scale(heard.length, said.length, costs);
    if (scale == 1 && costs.substitution() == costs.gap()) {
      // No room to count matches beside errors: the kernel that is a hundred times as fast.
      EditPath path = SequenceAligner.unit(heard, said);
      return new WordAlignment(name, reference, hypothesis, path);
    }
    // One more, which all the other costs outweigh, so that of equal sums the one with more
    // matches wins.
    int substitution = costs.substitution() * scale + (scale > 1 ? 1 : 0);
    EditPath path =
        SequenceAligner.global(
            heard.length,
            said.length,
            (i, j) -> heard[i] == said[j] ? 0 : substitution,
            new GapCosts(0, costs.gap() * scale));
    return new WordAlignment(name, reference, hypothesis, path);
  }

  /** More than there can be substitutions; 1 where sums of costs would not fit. */
  private static int scale(int left, int right, ErrorCosts costs) {
    long scale = Math.min(left, right) + 1L;
    long most = Math.max(costs.gap(), costs.substitution()) * scale;
    return most <= MOST_COST && most * ((long) left + right) <= MOST_SUM ? (int) scale : 1;
  }

  /** Equal words have equal numbers. */
  private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
    int[] result = new int[words.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.computeIfAbsent(words.get(i), word -> numbers.size());
    }
    return result;
  }

  /**
   * All errors.
   *
   * @return the counts
   */
  public WordErrors errors() {
    return WordErrors.of(path);
  }

  /**
   * Errors of each speaker. A word too many is an error of whoever spoke last, or of the first
   * speaker at the start.
   *
   * @return counts by speaker, in alphabetical order; their sum is {@link #errors()}. No speaker if
   *     there is neither reference nor error
   */
  public Map<String, WordErrors> errorsBySpeaker() {
    Map<String, WordErrors> result = new TreeMap<>();
    List<String> speakers = reference.speakers();
    for (Map.Entry<String, List<Edit>> entry : editsBySpeaker(speakers).entrySet()) {
      result.put(entry.getKey(), WordErrors.of(entry.getValue()));
    }
    return result;
  }

  private Map<String, List<Edit>> editsBySpeaker(List<String> speakers) {
    Map<String, List<Edit>> result = new TreeMap<>();
    for (Edit edit : path.edits()) {
      int at = edit instanceof Edit.Delete ? Math.max(0, edit.right() - 1) : edit.right();
      String speaker = speakers.isEmpty() ? "" : speakers.get(at);
      result.computeIfAbsent(speaker, name -> new ArrayList<>()).add(edit);
    }
    return result;
  }
}
