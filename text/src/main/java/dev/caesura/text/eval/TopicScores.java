package dev.caesura.text.eval;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Agreement of a segmentation into topics with a reference. Positions are units such as sentences,
 * turns or chunks of time. Immutable and thread-safe.
 *
 * <p>Two empty segmentations agree: the errors are 0, the others 1. F1 is 1 where neither side has
 * anything to find.
 *
 * <p>Source: the conventions of {@code segeval} 2 (Fournier 2013). The window is half the mean
 * segment of the reference, rounded half to even, at least 2. Pk (Beeferman et al. 1999) and
 * WindowDiff (Pevzner and Hearst 2002) divide by the number of windows that fit; 0 if none fits.
 *
 * @param pk share of windows whose two ends are wrongly in one segment or in two, in [0, 1]
 * @param windowDiff share of windows with a wrong number of boundaries, in [0, 1]
 * @param boundarySimilarity boundary edit similarity B with near misses of one unit (n_t = 2),
 *     which cost half; in [0, 1]
 * @param boundaryF1 F1 of boundaries at exactly the right place, in [0, 1]
 * @param segmentF1 F1 of segments with both ends at the right place, in [0, 1]
 */
public record TopicScores(
    double pk, double windowDiff, double boundarySimilarity, double boundaryF1, double segmentF1) {

  /** The span of a transposition of boundaries in boundary similarity, in units. */
  private static final int NEAR_MISS_SPAN = 2;

  private static final int MIN_WINDOW = 2;

  /**
   * Compares two segmentations of the same units.
   *
   * @param reference lengths of the true segments in units, each at least 1
   * @param found lengths of the found segments, with the same sum
   * @return the scores
   * @throws IllegalArgumentException if a length is less than 1, or the sums differ
   */
  public static TopicScores of(List<Integer> reference, List<Integer> found) {
    int units = sum("reference", reference);
    int other = sum("found", found);
    if (units != other) {
      throw new IllegalArgumentException(
          "found " + other + " units: expected " + units + ", as many as in the reference");
    }
    BitSet truth = ends(reference);
    BitSet guess = ends(found);
    int window = window(units, reference.size());
    return new TopicScores(
        windows(truth, guess, units, window, false),
        windows(truth, guess, units, window, true),
        similarity(truth, guess, units),
        f1(both(truth, guess).cardinality(), truth.cardinality(), guess.cardinality()),
        segmentF1(reference, found));
  }

  /**
   * Compares two segmentations of the same text.
   *
   * @param units the units, whose boundaries include those of the other two
   * @param reference the true topics
   * @param found the found topics
   * @return the scores
   * @throws IllegalArgumentException if the texts differ, or a topic ends inside a unit
   */
  public static TopicScores of(Segmentation units, Segmentation reference, Segmentation found) {
    return of(lengths(units, reference), lengths(units, found));
  }

  private static List<Integer> lengths(Segmentation units, Segmentation topics) {
    if (!units.text().equals(topics.text())) {
      throw new IllegalArgumentException("text of the topics: expected that of the units");
    }
    List<Integer> lengths = new ArrayList<>();
    int unit = 0;
    for (TextSpan topic : topics.spans()) {
      int first = unit;
      while (unit < units.size() && units.spans().get(unit).end() <= topic.end()) {
        unit++;
      }
      if (unit == first || units.spans().get(unit - 1).end() != topic.end()) {
        throw new IllegalArgumentException(
            "topic " + topic + ": expected its end at that of a unit");
      }
      lengths.add(unit - first);
    }
    return lengths;
  }

  private static int sum(String side, List<Integer> lengths) {
    int sum = 0;
    for (int length : lengths) {
      if (length < 1) {
        throw new IllegalArgumentException(
            side + " has a length " + length + ": expected a number of at least 1");
      }
      sum = Math.addExact(sum, length);
    }
    return sum;
  }

  /** The positions of boundaries inside the units: bit i for one after unit i. */
  private static BitSet ends(List<Integer> lengths) {
    BitSet ends = new BitSet();
    int end = 0;
    for (int i = 0; i + 1 < lengths.size(); i++) {
      end += lengths.get(i);
      ends.set(end - 1);
    }
    return ends;
  }

  private static int window(int units, int segments) {
    if (segments == 0) {
      return MIN_WINDOW;
    }
    BigDecimal half =
        BigDecimal.valueOf(units)
            .divide(BigDecimal.valueOf(2L * segments), 0, RoundingMode.HALF_EVEN);
    return Math.max(MIN_WINDOW, half.intValueExact());
  }

  private static double windows(
      BitSet truth, BitSet guess, int units, int window, boolean counting) {
    int trueInside = truth.get(0, Math.min(units, window)).cardinality();
    int foundInside = guess.get(0, Math.min(units, window)).cardinality();
    int wrong = 0;
    for (int start = 0; start + window < units; start++) {
      boolean differs =
          counting ? trueInside != foundInside : (trueInside == 0) != (foundInside == 0);
      wrong += differs ? 1 : 0;
      trueInside += bit(truth, start + window) - bit(truth, start);
      foundInside += bit(guess, start + window) - bit(guess, start);
    }
    return units > window ? wrong / (double) (units - window) : 0;
  }

  private static int bit(BitSet set, int index) {
    return set.get(index) ? 1 : 0;
  }

  private static double similarity(BitSet truth, BitSet guess, int units) {
    int matches = both(truth, guess).cardinality();
    BitSet missed = (BitSet) truth.clone();
    missed.andNot(guess);
    BitSet invented = (BitSet) guess.clone();
    invented.andNot(truth);
    int near = 0;
    for (int i = 0; i + 1 < units; i++) {
      if (missed.get(i) && invented.get(i + 1)) {
        missed.clear(i);
        invented.clear(i + 1);
        near++;
      } else if (invented.get(i) && missed.get(i + 1)) {
        invented.clear(i);
        missed.clear(i + 1);
        near++;
      }
    }
    int full = missed.cardinality() + invented.cardinality();
    int all = matches + near + full;
    return all == 0 ? 1 : 1 - (full + near / (double) NEAR_MISS_SPAN) / all;
  }

  private static BitSet both(BitSet truth, BitSet guess) {
    BitSet both = (BitSet) truth.clone();
    both.and(guess);
    return both;
  }

  private static double segmentF1(List<Integer> reference, List<Integer> found) {
    Set<TextSpan> truth = spans(reference);
    Set<TextSpan> guess = spans(found);
    Set<TextSpan> both = new HashSet<>(truth);
    both.retainAll(guess);
    return f1(both.size(), truth.size(), guess.size());
  }

  private static Set<TextSpan> spans(List<Integer> lengths) {
    Set<TextSpan> spans = new HashSet<>();
    int start = 0;
    for (int length : lengths) {
      spans.add(new TextSpan(start, start + length));
      start += length;
    }
    return spans;
  }

  private static double f1(int both, int truth, int guess) {
    return truth + guess == 0 ? 1 : 2.0 * both / (truth + guess);
  }
}
