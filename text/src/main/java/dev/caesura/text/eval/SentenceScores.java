package dev.caesura.text.eval;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How many ends of sentences were found, by the exact character. A cut before, inside or after the
 * white space between two sentences is the same cut. The end of the text counts as one more end
 * that is found, as in the papers. Immutable and thread-safe.
 *
 * <p>Counts are kept for each gold sentence, which is what {@link #f1Interval} draws from.
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
   * Compares.
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
          "pieces are of another text: "
              + pieces.text().length()
              + " characters, gold has "
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
   * Adds up results of several texts.
   *
   * @param parts any results
   * @return one over all their sentences
   */
  public static SentenceScores join(Iterable<SentenceScores> parts) {
    int[] foundIn = {};
    boolean[] hit = {};
    for (SentenceScores part : parts) {
      int at = foundIn.length;
      foundIn = Arrays.copyOf(foundIn, at + part.foundIn.length);
      hit = Arrays.copyOf(hit, foundIn.length);
      System.arraycopy(part.foundIn, 0, foundIn, at, part.foundIn.length);
      System.arraycopy(part.hit, 0, hit, at, part.hit.length);
    }
    return new SentenceScores(foundIn, hit);
  }

  /**
   * Number of gold sentences.
   *
   * @return at least 0
   */
  public int sentences() {
    return hit.length;
  }

  /**
   * Share of the found ends that are right.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double precision() {
    return found == 0 ? 1 : (double) hits / found;
  }

  /**
   * Share of the right ends that were found.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double recall() {
    return hit.length == 0 ? 1 : (double) hits / hit.length;
  }

  /**
   * The harmonic mean of both, the papers' figure.
   *
   * @return in [0, 1]; 1 if there is no text
   */
  public double f1() {
    return f1(hits, found, hit.length);
  }

  /**
   * Whether exactly the right ends were found.
   *
   * @return true also if there is no text
   */
  public boolean isExact() {
    return hits == found && hits == hit.length;
  }

  /**
   * Where the F1 of other texts of this kind would lie: a percentile bootstrap over sentences
   * (Efron and Tibshirani, 1993, ch. 13). A sentence brings its end and all ends that were found in
   * it.
   *
   * @param rounds resamples, at least 1; 1000 is usual
   * @param level share of the resamples inside, in (0, 1), such as 0.95
   * @param seed the same seed gives the same interval
   * @return the interval; [1, 1] if there is no text
   * @throws IllegalArgumentException if {@code rounds} or {@code level} is out of range
   */
  public Interval f1Interval(int rounds, double level, long seed) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not in (0, 1)");
    }
    double[] drawn = resampledF1(rounds, seed);
    Arrays.sort(drawn);
    double tail = (1 - level) / 2;
    int low = (int) Math.floor(tail * (rounds - 1));
    int high = (int) Math.ceil((1 - tail) * (rounds - 1));
    return new Interval(drawn[low], drawn[high]);
  }

  /**
   * F1 of resamples: as many sentences drawn with replacement, again and again. Those of several
   * texts can be averaged round by round, and those of two splitters on one text, with the same
   * seed, subtracted: the same sentences are drawn.
   *
   * @param rounds resamples, at least 1
   * @param seed the same seed draws the same sentences
   * @return a figure for each round, in no order
   * @throws IllegalArgumentException if {@code rounds} is below 1
   */
  public double[] resampledF1(int rounds, long seed) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds " + rounds + " is not at least 1");
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
