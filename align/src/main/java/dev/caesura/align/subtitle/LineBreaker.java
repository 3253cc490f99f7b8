package dev.caesura.align.subtitle;

import dev.caesura.align.Word;
import dev.caesura.align.utterance.WordJoiner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Breaks the words of a cue into lines: at phrases, with lines of about equal length, and no word
 * alone. Not thread-safe.
 */
final class LineBreaker {

  private static final double LINE = 0.6;
  private static final double UNEVEN = 1.5;
  private static final double ALONE = 2;
  private static final double PHRASE = 0.45;
  private static final double MIN_SCORE = 1e-3;
  private static final String CLAUSE_MARKS = ",;:—–，、；：،";

  private final SubtitleSettings settings;
  private final List<Word> words;
  private final double[] breakCosts;
  private final int[] charsBefore;
  private final double[][] best;
  private final int[][] from;

  LineBreaker(SubtitleSettings settings, List<Word> words, double[] scores) {
    this.settings = settings;
    this.words = words;
    this.breakCosts = new double[words.size()];
    this.charsBefore = new int[words.size() + 1];
    for (int i = 0; i < breakCosts.length; i++) {
      String text = words.get(i).text();
      double cost = -PHRASE * Math.log(Math.max(MIN_SCORE, scores[i]));
      boolean isClause = CLAUSE_MARKS.indexOf(text.charAt(text.length() - 1)) >= 0;
      breakCosts[i] = isClause ? cost / 3 : cost;
      charsBefore[i + 1] = charsBefore[i] + 1 + SubtitleCue.length(text);
    }
    int capacity = settings.lines() * (settings.chars() + 1) / 2 + 2;
    this.best = new double[settings.lines() + 1][capacity + 1];
    this.from = new int[settings.lines() + 1][capacity + 1];
  }

  /** Returns the cost of a line or cue that ends after a word. */
  double breakCost(int word) {
    return breakCosts[word];
  }

  private int chars(int start, int end) {
    return charsBefore[end] - charsBefore[start] - 1;
  }

  /** Returns whether words can be broken into lines of the right length. */
  boolean fits(int start, int end) {
    int lines = 1;
    int lineStart = start;
    for (int i = start; i < end; i++) {
      if (chars(lineStart, i + 1) > settings.chars()) {
        if (i == lineStart) {
          return false;
        }
        lines++;
        lineStart = i;
        if (chars(i, i + 1) > settings.chars()) {
          return false;
        }
      }
    }
    return lines <= settings.lines();
  }

  /** Returns the cost of the best lines of words that fit. */
  double cost(int start, int end) {
    if (chars(start, end) <= settings.chars()) {
      return 0;
    }
    return solve(start, end);
  }

  /** Returns the best lines of words. */
  List<String> lines(int start, int end) {
    if (chars(start, end) <= settings.chars() || end - start == 1) {
      return List.of(text(start, end));
    }
    solve(start, end);
    int count = 0;
    for (int lines = 1; lines <= settings.lines(); lines++) {
      count = count == 0 || best[lines][end - start] < best[count][end - start] ? lines : count;
    }
    List<String> lines = new ArrayList<>();
    int lineEnd = end - start;
    for (int line = count; line > 0; line--) {
      int lineStart = from[line][lineEnd];
      lines.add(text(start + lineStart, start + lineEnd));
      lineEnd = lineStart;
    }
    Collections.reverse(lines);
    return lines;
  }

  private String text(int start, int end) {
    return WordJoiner.joinRaw(words.subList(start, end).stream().map(Word::text).toList());
  }

  /** Fills the tables for the words of a cue and returns the least cost of any number of lines. */
  private double solve(int start, int end) {
    int n = end - start;
    double all = Double.POSITIVE_INFINITY;
    if (n == 1) {
      return 0;
    }
    Arrays.fill(best[0], 0, n + 1, Double.POSITIVE_INFINITY);
    best[0][0] = 0;
    double even = (double) chars(start, end) / settings.lines();
    for (int line = 1; line <= settings.lines(); line++) {
      Arrays.fill(best[line], 0, n + 1, Double.POSITIVE_INFINITY);
      for (int to = 1; to <= n; to++) {
        for (int i = to - 1; i >= 0 && chars(start + i, start + to) <= settings.chars(); i--) {
          double unevenness = (chars(start + i, start + to) - even) / settings.chars();
          double cost =
              best[line - 1][i]
                  + LINE
                  + UNEVEN * unevenness * unevenness
                  + (to - i == 1 ? ALONE : 0)
                  + (to < n ? breakCosts[start + to - 1] : 0);
          if (cost < best[line][to]) {
            best[line][to] = cost;
            from[line][to] = i;
          }
        }
      }
      all = Math.min(all, best[line][n]);
    }
    return all;
  }
}
