package dev.caesura.align.eval;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.align.edit.SequenceAligner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Alignment of the tokens of a hypothesis with those of its reference. Immutable and thread-safe.
 *
 * @param name name of the utterance, recording or file
 * @param reference the correct tokens, with their speakers
 * @param hypothesis the recognised tokens
 * @param path the edit path from hypothesis to reference
 */
public record WordAlignment(
    String name, SpeakerTokens reference, List<String> hypothesis, EditPath path) {

  /** The largest sum of costs that {@link SequenceAligner} takes. */
  private static final long MAX_SUM = 1_000_000_000;

  private static final long MAX_COST = 1_000_000;

  public WordAlignment {
    Objects.requireNonNull(name, "name");
    hypothesis = List.copyOf(hypothesis);
    if (path.leftLength() != hypothesis.size() || path.rightLength() != reference.tokens().size()) {
      throw new IllegalArgumentException(
          "path: expected one of "
              + hypothesis.size()
              + " to "
              + reference.tokens().size()
              + " tokens; found one of "
              + path.leftLength()
              + " to "
              + path.rightLength());
    }
  }

  /**
   * Finds the cheapest alignment. Time grows with the product of the lengths, memory with their
   * sum.
   *
   * <p>Of several cheapest alignments it is one with the most matches, up to about 20,000 tokens on
   * each side. With {@link ErrorCosts#SCLITE} it is the one that sclite reports, up to about 8,000
   * tokens on each side, in one byte of memory for each pair of tokens.
   *
   * @param name name of the utterance, recording or file
   * @param reference the correct tokens, with their speakers
   * @param hypothesis the recognised tokens
   * @param costs costs of the errors
   * @return the alignment
   */
  public static WordAlignment of(
      String name, SpeakerTokens reference, List<String> hypothesis, ErrorCosts costs) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] correct = numbered(reference.tokens(), numbers);
    int[] recognized = numbered(hypothesis, numbers);
    if (costs == ErrorCosts.SCLITE
        && (recognized.length + 1L) * (correct.length + 1L) <= ScliteAligner.MAX_CELLS) {
      EditPath path = ScliteAligner.path(recognized, correct, costs);
      return new WordAlignment(name, reference, hypothesis, path);
    }
    int scale = scale(recognized.length, correct.length, costs);
    if (scale == 1 && costs.substitution() == costs.gap()) {
      // Costs have no room to count matches: take the kernel that is a hundred times as fast.
      EditPath path = SequenceAligner.unit(recognized, correct);
      return new WordAlignment(name, reference, hypothesis, path);
    }
    // A substitution costs one more, which all other costs outweigh: of equal sums the one with
    // more matches wins.
    int substitution = costs.substitution() * scale + (scale > 1 ? 1 : 0);
    EditPath path =
        SequenceAligner.global(
            recognized.length,
            correct.length,
            (i, j) -> recognized[i] == correct[j] ? 0 : substitution,
            new GapCosts(0, costs.gap() * scale));
    return new WordAlignment(name, reference, hypothesis, path);
  }

  /** Returns more than the largest number of substitutions; 1 if sums of costs would not fit. */
  private static int scale(int left, int right, ErrorCosts costs) {
    long scale = Math.min(left, right) + 1L;
    long largest = Math.max(costs.gap(), costs.substitution()) * scale;
    return largest <= MAX_COST && largest * ((long) left + right) <= MAX_SUM ? (int) scale : 1;
  }

  /** Gives equal words equal numbers. */
  private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
    int[] result = new int[words.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.computeIfAbsent(words.get(i), word -> numbers.size());
    }
    return result;
  }

  /**
   * Counts the matches and errors.
   *
   * @return the counts of the whole alignment
   */
  public ErrorCounts errors() {
    return ErrorCounts.of(path);
  }

  /**
   * Counts the matches and errors of each speaker. An insertion is an error of the speaker of the
   * previous reference token, or of the first speaker at the start.
   *
   * @return counts by speaker, in alphabetical order; their sum is {@link #errors()}. Empty if
   *     there is neither a reference nor an error
   */
  public Map<String, ErrorCounts> errorsBySpeaker() {
    Map<String, ErrorCounts> result = new TreeMap<>();
    List<String> speakers = reference.speakers();
    for (Map.Entry<String, List<Edit>> entry : editsBySpeaker(speakers).entrySet()) {
      result.put(entry.getKey(), ErrorCounts.of(entry.getValue()));
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
