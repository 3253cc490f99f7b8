package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speakers of words from the turns of a diarisation. Pure functions, safe for use by many threads.
 */
public final class SpeakerTurns {

  /** Words this close to a turn, in seconds, lie in it. */
  private static final double NEAR_SECONDS = 0.5;

  private SpeakerTurns() {}

  /**
   * Gives each word with a time the speaker who has the turn at its middle, or the nearest turn.
   *
   * @param words the words, in any order
   * @param turns the turns of the recording, with the speakers as labels; may be empty
   * @return the words with speakers; the same without turns
   */
  public static List<SpokenWord> assign(List<SpokenWord> words, List<RecordedSegment> turns) {
    if (turns.isEmpty()) {
      return List.copyOf(words);
    }
    List<RecordedSegment> sorted = new ArrayList<>(turns);
    sorted.sort(Comparator.comparingDouble(turn -> turn.span().startSeconds()));
    double longest = 0;
    for (RecordedSegment turn : sorted) {
      longest = Math.max(longest, turn.span().seconds());
    }
    List<SpokenWord> assigned = new ArrayList<>(words.size());
    for (SpokenWord word : words) {
      assigned.add(
          word.timed() ? word.withSpeaker(speaker(word.word().span(), sorted, longest)) : word);
    }
    return assigned;
  }

  /**
   * Counts words that lie in no turn, nor within half a second of one.
   *
   * @param words the words, in any order; those without times do not count
   * @param turns the turns of the recording; may be empty
   * @return from 0 to the number of words with times
   */
  public static int outside(List<SpokenWord> words, List<RecordedSegment> turns) {
    TreeMap<Double, Double> endByStart = new TreeMap<>();
    double end = Double.NEGATIVE_INFINITY;
    for (RecordedSegment turn :
        turns.stream()
            .sorted(Comparator.comparingDouble(turn -> turn.span().startSeconds()))
            .toList()) {
      end = Math.max(end, turn.span().endSeconds());
      endByStart.put(turn.span().startSeconds(), end);
    }
    int outside = 0;
    for (SpokenWord word : words) {
      if (word.timed()) {
        TimeSpan span = word.word().span();
        double middle = (span.startSeconds() + span.endSeconds()) / 2;
        Map.Entry<Double, Double> last = endByStart.floorEntry(middle + NEAR_SECONDS);
        outside += last == null || last.getValue() < middle - NEAR_SECONDS ? 1 : 0;
      }
    }
    return outside;
  }

  private static String speaker(TimeSpan word, List<RecordedSegment> sorted, double longest) {
    double middle = (word.startSeconds() + word.endSeconds()) / 2;
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int half = (low + high) >>> 1;
      if (sorted.get(half).span().startSeconds() <= middle) {
        low = half + 1;
      } else {
        high = half;
      }
    }
    double nearest = Double.POSITIVE_INFINITY;
    String speaker = "";
    if (low < sorted.size()) {
      nearest = sorted.get(low).span().startSeconds() - middle;
      speaker = sorted.get(low).label();
    }
    for (int i = low - 1; i >= 0; i--) {
      TimeSpan span = sorted.get(i).span();
      // No earlier turn reaches as far.
      if (middle - span.startSeconds() - longest > nearest) {
        break;
      }
      double distance = Math.max(0, middle - span.endSeconds());
      if (distance <= nearest) {
        nearest = distance;
        speaker = sorted.get(i).label();
      }
      if (nearest == 0) {
        break;
      }
    }
    return speaker;
  }
}
