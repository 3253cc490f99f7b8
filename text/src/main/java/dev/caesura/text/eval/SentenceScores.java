package dev.caesura.text.eval;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Precision, recall and F1 of ends of sentences, by the exact character. A split before, inside or
 * after the white space between two sentences is the same split. The end of the text counts as one
 * more end that is found, as in the papers. Immutable and thread-safe.
 *
 * <p>Counts are kept for each gold sentence, from which {@link #f1Interval} draws.
 */
public final class SentenceScores {

  private final int[] foundIn;
  private final boolean[] hit;
  private final long hits;
  private final long found;

  private SentenceScores(int[] foundIn, boolean[] hit) {
    this.foundIn = foundIn;
    this.hit = hit;
    long sumHits = 0;
    long sumFound = 0;
    for (int i = 0; i < hit.length; i++) {
      sumHits += hit[i] ? 1 : 0;
      sumFound += foundIn[i];
    }
    this.hits = sumHits;
    this.found = sumFound;
  }

  /**
   * Compares a segmentation with the gold sentences.
   *
   * @param gold the text and its sentences
   * @param pieces a segmentation of the same text
   * @return the counts
   * @throws IllegalArgumentException if the texts differ
   */
  public static SentenceScores of(GoldText gold, Segmentation pieces) {
    String text = gold.text();
    if (!text.equals(pieces.text())) {
      throw new IllegalArgumentException(
          "pieces of "
              + pieces.text().length()
              + " characters: expected the gold text of "
              + text.length());
    }
    int[] ends = gold.sentences().spans().stream().mapToInt(TextSpan::end).toArray();
    int[] foundIn = new int[ends.length];
    boolean[] hit = new boolean[ends.length];
    int sentence = 0;
    int last = 0;
    for (TextSpan piece : pieces.spans()) {
      int end = WhiteSpace.skip(text, piece.end(), text.length());
      boolean blank = end == last || WhiteSpace.strip(text, piece).length() == 0;
      if (blank && end != text.length()) {
        continue;
      }
      if (end == last) {
        continue;
      }
      while (ends[sentence] < end) {
        sentence++;
      }
      foundIn[sentence]++;
      hit[sentence] |= ends[sentence] == end;
      last = end;
    }
    return new SentenceScores(foundIn, hit);
  }

  /**
   * Joins the results of several texts.
   *
   * @param results any results
   * @return one result over all their sentences
   */
  public static SentenceScores join(Iterable<SentenceScores> results) {
    int[] foundIn = {};
    boolean[] hit = {};
    for (SentenceScores result : results) {
      int at = foundIn.length;
      foundIn = Arrays.copyOf(foundIn, at + result.foundIn.length);
      hit = Arrays.copyOf(hit, foundIn.length);
      System.arraycopy(result.foundIn, 0, foundIn, at, result.foundIn.length);
      System.arraycopy(result.hit, 0, hit, at, result.hit.length);
    }
    return new SentenceScores(foundIn, hit);
  }

  /**
   * Returns the number of gold sentences.
   *
   * @return at least 0
   */
  public int sentences() {
    return hit.length;
  }

  /**
   * Returns the share of the found ends that are right.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double precision() {
    return found == 0 ? 1 : (double) hits / found;
  }

  /**
   * Returns the share of the right ends that were found.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double recall() {
    return hit.length == 0 ? 1 : (double) hits / hit.length;
  }

  /**
   * Returns the harmonic mean of precision and recall, the papers' figure.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double f1() {
    return f1(hits, found, hit.length);
  }

  /**
   * Returns whether exactly the right ends were found.
   *
   * @return true also if there is no text
   */
  public boolean isExact() {
    return hits == found && hits == hit.length;
  }

  /**
   * Returns a confidence interval of F1: a percentile bootstrap over sentences (Efron and
   * Tibshirani, 1993, ch. 13). A sentence contributes its end and all ends that were found in it.
   *
   * @param rounds resamples, at least 1; 1000 is usual
   * @param level share of the resamples inside, in (0, 1), such as 0.95
   * @param seed the same seed gives the same interval
   * @return the interval; [1, 1] if there is no text
   * @throws IllegalArgumentException if {@code rounds} or {@code level} is out of range
   */
  public Interval f1Interval(int rounds, double level, long seed) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + ": expected a number in (0, 1)");
    }
    double[] drawn = resampledF1(rounds, seed);
    Arrays.sort(drawn);
    double tail = (1 - level) / 2;
    int low = (int) Math.floor(tail * (rounds - 1));
    int high = (int) Math.ceil((1 - tail) * (rounds - 1));
    return new Interval(drawn[low], drawn[high]);
  }

  /**
   * Returns F1 of resamples of as many sentences, drawn with replacement. Figures of several texts
   * can be averaged round by round. Figures of two splitters on one text can be subtracted if the
   * seed is the same, since the same sentences are drawn.
   *
   * @param rounds resamples, at least 1
   * @param seed the same seed draws the same sentences
   * @return a figure for each round, in no order
   * @throws IllegalArgumentException if {@code rounds} is below 1
   */
  public double[] resampledF1(int rounds, long seed) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds " + rounds + ": expected a number of at least 1");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long roundHits = 0;
      long roundFound = 0;
      for (int i = 0; i < hit.length; i++) {
        int one = random.nextInt(hit.length);
        roundHits += hit[one] ? 1 : 0;
        roundFound += foundIn[one];
      }
      drawn[round] = f1(roundHits, roundFound, hit.length);
    }
    return drawn;
  }

  private static double f1(long hits, long found, long gold) {
    return found + gold == 0 ? 1 : 2.0 * hits / (found + gold);
  }

  @Override
  public String toString() {
    return hits + " of " + hit.length + " ends, " + found + " found";
  }
}
