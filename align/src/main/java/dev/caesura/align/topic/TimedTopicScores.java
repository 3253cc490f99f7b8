package dev.caesura.align.topic;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.eval.TopicScores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Agreement of the topics of a recording with a reference, by time. Immutable and thread-safe.
 *
 * <p>Source: time is cut into chunks, over which the measures of text count, and boundaries are
 * matched within a collar (Retkowski 2026).
 *
 * @param chunks Pk, WindowDiff, boundary similarity and F1 over chunks of time
 * @param collarF1 F1 of boundaries within the collar, each matched once; in [0, 1], 1 if neither
 *     side has any
 */
public record TimedTopicScores(TopicScores chunks, double collarF1) {

  /** Length of a chunk, in seconds. */
  public static final double CHUNK_SECONDS = 6;

  /** Largest distance of boundaries that match, in seconds. */
  public static final double COLLAR_SECONDS = 3;

  /**
   * Compares the starts of topics.
   *
   * @param duration length of the recording in seconds, greater than 0
   * @param reference times in seconds at which a new topic starts, ascending; the start of the
   *     recording may be left out
   * @param found the same of the found topics
   * @return the scores
   * @throws IllegalArgumentException if the duration is not greater than 0, or a time is outside
   */
  public static TimedTopicScores of(double duration, List<Double> reference, List<Double> found) {
    if (!(duration > 0 && duration < 1e8)) {
      throw new IllegalArgumentException(
          "duration " + duration + ": expected a number greater than 0");
    }
    return new TimedTopicScores(
        TopicScores.of(lengths(duration, reference), lengths(duration, found)),
        collarF1(inside(reference), inside(found)));
  }

  private static List<Double> inside(List<Double> starts) {
    return starts.stream().filter(start -> start > 0).sorted().toList();
  }

  private static List<Integer> lengths(double duration, List<Double> starts) {
    int chunks = (int) Math.ceil(duration / CHUNK_SECONDS);
    TreeSet<Integer> ends = new TreeSet<>(List.of(chunks));
    for (double start : starts) {
      if (!(start >= 0 && start <= duration)) {
        throw new IllegalArgumentException(
            "start " + start + ": expected a number in [0, " + duration + "]");
      }
      int chunk = (int) Math.round(start / CHUNK_SECONDS);
      if (chunk > 0 && chunk < chunks) {
        ends.add(chunk);
      }
    }
    List<Integer> lengths = new ArrayList<>();
    int last = 0;
    for (int end : ends) {
      lengths.add(end - last);
      last = end;
    }
    return lengths;
  }

  /** Greedy matching in the order of time, which matches as many as can be. */
  private static double collarF1(List<Double> reference, List<Double> found) {
    int matches = 0;
    int i = 0;
    int j = 0;
    while (i < reference.size() && j < found.size()) {
      double distance = found.get(j) - reference.get(i);
      if (Math.abs(distance) <= COLLAR_SECONDS) {
        matches++;
        i++;
        j++;
      } else if (distance < 0) {
        j++;
      } else {
        i++;
      }
    }
    int all = reference.size() + found.size();
    return all == 0 ? 1 : 2.0 * matches / all;
  }

  /**
   * Share of time with the right tag, and F1 of each tag by time.
   *
   * @param accuracy in [0, 1]; 1 without speech
   * @param f1 of each tag that either side has, in [0, 1]
   */
  public record Tags(double accuracy, Map<String, Double> f1) {

    /** Copies the map. */
    public Tags {
      f1 = Map.copyOf(f1);
    }
  }

  /**
   * Compares tags of the same utterances.
   *
   * @param spans the utterances; each counts by its length
   * @param reference a tag for each
   * @param found a tag for each
   * @return the scores
   * @throws IllegalArgumentException if there are not as many tags as utterances
   */
  public static Tags tags(List<TimeSpan> spans, List<String> reference, List<String> found) {
    if (reference.size() != spans.size() || found.size() != spans.size()) {
      throw new IllegalArgumentException(
          "tags " + reference.size() + " and " + found.size() + ": expected " + spans.size());
    }
    double all = 0;
    double right = 0;
    Map<String, double[]> counts = new HashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      double seconds = spans.get(i).seconds();
      all += seconds;
      double[] truth = counts.computeIfAbsent(reference.get(i), tag -> new double[2]);
      double[] guess = counts.computeIfAbsent(found.get(i), tag -> new double[2]);
      truth[1] += seconds;
      guess[1] += seconds;
      if (reference.get(i).equals(found.get(i))) {
        right += seconds;
        truth[0] += seconds;
      }
    }
    Map<String, Double> f1 = new HashMap<>();
    counts.forEach((tag, count) -> f1.put(tag, count[1] == 0 ? 1 : 2 * count[0] / count[1]));
    return new Tags(all == 0 ? 1 : right / all, f1);
  }
}
