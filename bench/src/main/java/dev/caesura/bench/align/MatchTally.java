package dev.caesura.bench.align;

import java.util.Locale;

/** Counts of pairs of recordings and pieces, and of error probabilities. Not thread-safe. */
final class MatchTally {

  private static final double[] LIMITS = {0.001, 0.01, 0.1, 0.3, 0.5, 1};

  int right;
  int wrong;
  int copies;
  int missed;
  int longRight;
  int longMissed;
  long words;
  long wordsRight;

  /** What {@code --show} prints of them. */
  String shown = "";

  private final double[] expected = new double[LIMITS.length];
  private final int[] errors = new int[LIMITS.length];
  private final int[] counts = new int[LIMITS.length];

  /** Counts a match by its error probability. */
  void judge(double errorProbability, boolean isWrong) {
    int bin = 0;
    while (errorProbability > LIMITS[bin]) {
      bin++;
    }
    counts[bin]++;
    expected[bin] += errorProbability;
    errors[bin] += isWrong ? 1 : 0;
  }

  void add(MatchTally other) {
    right += other.right;
    wrong += other.wrong;
    copies += other.copies;
    missed += other.missed;
    longRight += other.longRight;
    longMissed += other.longMissed;
    words += other.words;
    wordsRight += other.wordsRight;
    for (int b = 0; b < LIMITS.length; b++) {
      expected[b] += other.expected[b];
      errors[b] += other.errors[b];
      counts[b] += other.counts[b];
    }
  }

  /** Returns true pairs, precision, wrong ones and copies, recall, and words, as columns. */
  String columns() {
    return String.format(
        Locale.ROOT,
        "%d | %.2f | %d | %d | %.2f | %.2f | %.2f | %.2f",
        right + missed,
        percent(right, wrong),
        wrong,
        copies,
        percent(right, wrong - copies),
        percent(right, missed),
        percent(longRight, longMissed),
        percent(wordsRight, words - wordsRight));
  }

  private static double percent(long part, long rest) {
    return 100.0 * part / Math.max(1, part + rest);
  }

  /** Returns the table of error probabilities. */
  String reliability() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| error probability up to | matches, doubtful ones too | expected wrong | wrong |\n");
    table.append("|---:|---:|---:|---:|\n");
    for (int b = 0; b < LIMITS.length; b++) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %.3f | %d | %.1f | %d |%n",
              LIMITS[b],
              counts[b],
              expected[b],
              errors[b]));
    }
    return table.toString();
  }
}
