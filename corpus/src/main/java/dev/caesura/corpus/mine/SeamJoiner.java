package dev.caesura.corpus.mine;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Joins the words of windows that overlap, so that each spoken word is there once.
 *
 * <p>The words of both windows inside the overlap are aligned by text and time: equal words pair if
 * their middles are at most a second apart, different words if half of the shorter one lies in the
 * other. Before one place of this alignment the words of the earlier window are taken, after it
 * those of the later one. It is the place next to an equal pair that is closest to the middle of
 * the overlap, where both windows have context; without an equal pair, the closest of all.
 *
 * <p>Stateless.
 */
final class SeamJoiner {

  private static final double MAX_SHIFT_SECONDS = 1;

  /** Cost of different words at one place, where a word alone costs 1. */
  private static final double SUBSTITUTION = 1;

  /** Cost of a second between equal words: beyond it, two words alone are cheaper. */
  private static final double SHIFT = 2;

  /** More than any path costs. */
  private static final double FORBIDDEN = 1e9;

  private SeamJoiner() {}

  /** Step of the alignment: a word of one side or of both; negative for none. */
  private record Step(int early, int late, boolean isEqual, double place) {}

  /**
   * Joins the words of all windows.
   *
   * @param windows in order; each overlaps its neighbours at most
   * @param words those of each window, inside it
   * @return all words in time order
   */
  static Transcript join(List<TimeSpan> windows, List<Transcript> words) {
    List<Word> all = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      List<Word> next = words.get(i).words();
      if (i > 0 && windows.get(i).startSample() < windows.get(i - 1).endSample()) {
        TimeSpan overlap =
            new TimeSpan(
                windows.get(i).startSample(),
                windows.get(i - 1).endSample(),
                windows.get(i).sampleRate());
        joinSeam(all, next, overlap);
      } else {
        all.addAll(next);
      }
    }
    return new Transcript(all);
  }

  /** Appends the words of a window, and removes those of the one before that it replaces. */
  private static void joinSeam(List<Word> all, List<Word> next, TimeSpan overlap) {
    int from = all.size();
    while (from > 0 && all.get(from - 1).span().endSample() > overlap.startSample()) {
      from--;
    }
    int to = 0;
    while (to < next.size() && next.get(to).span().startSample() < overlap.endSample()) {
      to++;
    }
    List<Word> early = List.copyOf(all.subList(from, all.size()));
    List<Word> late = next.subList(0, to);
    List<Step> path = align(early, late);
    int change = change(path, overlap);
    List<Word> joined = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Step step = path.get(i);
      if (i < change && step.early() >= 0) {
        joined.add(early.get(step.early()));
      } else if (i >= change && step.late() >= 0) {
        joined.add(late.get(step.late()));
      }
    }
    joined.addAll(next.subList(to, next.size()));
    all.subList(from, all.size()).clear();
    for (Word word : joined) {
      all.add(all.isEmpty() ? word : notBefore(all.get(all.size() - 1), word));
    }
  }

  /** Moves a start that is before that of the word before, which the other window timed. */
  private static Word notBefore(Word last, Word word) {
    long start = Math.max(last.span().startSample(), word.span().startSample());
    long end = Math.max(start, word.span().endSample());
    return new Word(word.text(), new TimeSpan(start, end, word.span().sampleRate()), word.score());
  }

  /** Returns the index of the first step that is taken from the later window. */
  private static int change(List<Step> path, TimeSpan overlap) {
    boolean hasEqual = path.stream().anyMatch(Step::isEqual);
    double middle = overlap.startSample() + overlap.samples() / 2.0;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= path.size(); i++) {
      boolean isEqual =
          (i > 0 && path.get(i - 1).isEqual()) || (i < path.size() && path.get(i).isEqual());
      if (hasEqual && !isEqual) {
        continue;
      }
      double before = i > 0 ? path.get(i - 1).place() : overlap.startSample();
      double after = i < path.size() ? path.get(i).place() : overlap.endSample();
      double distance = Math.abs((before + after) / 2 - middle);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static List<Step> align(List<Word> early, List<Word> late) {
    double[][] cost = new double[early.size() + 1][late.size() + 1];
    for (int i = early.size(); i >= 0; i--) {
      for (int j = late.size(); j >= 0; j--) {
        if (i == early.size() && j == late.size()) {
          continue;
        }
        double pair =
            i < early.size() && j < late.size()
                ? pairCost(early.get(i), late.get(j)) + cost[i + 1][j + 1]
                : FORBIDDEN;
        double left = i < early.size() ? 1 + cost[i + 1][j] : FORBIDDEN;
        double right = j < late.size() ? 1 + cost[i][j + 1] : FORBIDDEN;
        cost[i][j] = Math.min(pair, Math.min(left, right));
      }
    }
    List<Step> path = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < early.size() || j < late.size()) {
      if (i < early.size()
          && j < late.size()
          && cost[i][j] == pairCost(early.get(i), late.get(j)) + cost[i + 1][j + 1]) {
        double place = (middle(early.get(i)) + middle(late.get(j))) / 2;
        path.add(new Step(i, j, isEqual(early.get(i), late.get(j)), place));
        i++;
        j++;
      } else if (takesEarly(cost, early, late, i, j)) {
        path.add(new Step(i, -1, false, middle(early.get(i))));
        i++;
      } else {
        path.add(new Step(-1, j, false, middle(late.get(j))));
        j++;
      }
    }
    return path;
  }

  /** Whether the next step is a word of the earlier window alone; of two such, the earlier word. */
  private static boolean takesEarly(
      double[][] cost, List<Word> early, List<Word> late, int i, int j) {
    boolean canEarly = i < early.size() && cost[i][j] == 1 + cost[i + 1][j];
    boolean canLate = j < late.size() && cost[i][j] == 1 + cost[i][j + 1];
    return canEarly && (!canLate || middle(early.get(i)) <= middle(late.get(j)));
  }

  private static double pairCost(Word early, Word late) {
    double shift =
        Math.abs(middle(early) - middle(late)) / (MAX_SHIFT_SECONDS * early.span().sampleRate());
    if (isEqual(early, late)) {
      return shift <= 1 ? SHIFT * shift : FORBIDDEN;
    }
    long shared =
        Math.min(early.span().endSample(), late.span().endSample())
            - Math.max(early.span().startSample(), late.span().startSample());
    long shorter = Math.min(early.span().samples(), late.span().samples());
    return 2 * shared >= shorter && shared >= 0 ? SUBSTITUTION : FORBIDDEN;
  }

  private static boolean isEqual(Word early, Word late) {
    return comparable(early.text()).equals(comparable(late.text()));
  }

  /** Case and punctuation differ with what a recogniser knows of the sentence. */
  private static String comparable(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    return letters.isEmpty() ? text : letters;
  }

  private static double middle(Word word) {
    return (word.span().startSample() + word.span().endSample()) / 2.0;
  }
}
