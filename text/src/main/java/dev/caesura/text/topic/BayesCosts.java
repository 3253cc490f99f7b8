package dev.caesura.text.topic;

/**
 * Cost of a segment as the negative log likelihood of its words under a language model of its own
 * with a symmetric Dirichlet prior (Dirichlet compound multinomial).
 *
 * <p>Source: Eisenstein and Barzilay 2008, equation 4. There the prior is re-estimated; here it is
 * fixed.
 */
final class BayesCosts implements SegmentCosts {

  private static final int TABLE = 4096;
  private static final int MAX_TOTALS = 1 << 16;

  private final WordCounts counts;
  private final double prior;
  private final int[] inside;
  private final double[] logs;

  /** Logs of the numbers of words in a segment, with the mass of the prior. */
  private final double[] totals;

  /**
   * Creates the costs.
   *
   * @param counts the words
   * @param prior pseudo-count of every word, greater than 0
   */
  BayesCosts(WordCounts counts, double prior) {
    this.counts = counts;
    this.prior = prior;
    this.inside = new int[counts.vocabulary()];
    this.logs = new double[TABLE];
    for (int i = 0; i < TABLE; i++) {
      logs[i] = Math.log(i + prior);
    }
    this.totals = new double[(int) Math.min(counts.total(), MAX_TOTALS)];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = Math.log(i + counts.vocabulary() * prior);
    }
  }

  @Override
  public int size() {
    return counts.size();
  }

  @Override
  public boolean isSubadditive() {
    return false;
  }

  @Override
  public void column(int end, int first, double[] costs) {
    // The likelihood of one more word is (count + prior) / (words + vocabulary * prior).
    double cost = 0;
    int words = 0;
    double mass = counts.vocabulary() * prior;
    for (int start = end - 1; start >= first; start--) {
      for (int word : counts.sentence(start)) {
        int count = inside[word]++;
        cost += words < totals.length ? totals[words] : Math.log(words + mass);
        cost -= count < TABLE ? logs[count] : Math.log(count + prior);
        words++;
      }
      costs[start] = cost;
    }
    for (int start = end - 1; start >= first; start--) {
      for (int word : counts.sentence(start)) {
        inside[word] = 0;
      }
    }
  }
}
