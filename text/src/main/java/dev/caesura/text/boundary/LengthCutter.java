package dev.caesura.text.boundary;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.length.CutPoints;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.length.ViterbiLengthCutter;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.BitSet;

/** Finds the best places to split a stretch of text for its length. */
final class LengthCutter {

  /** Least probability of a cut at the start of a word, so that its logarithm is finite. */
  private static final double MIN_PROBABILITY = 1e-6;

  /** Logarithm for a cut inside a protected span or a word: chosen only where there is no other. */
  private static final double LAST_RESORT = -50;

  private LengthCutter() {}

  /** Returns the ends of the pieces of {@code [start, end)}, the last one included. */
  static int[] ends(
      CharSequence text, float[] scores, int start, int end, BitSet inside, Lengths lengths) {
    int first = WhiteSpace.skip(text, start, end);
    int last = WhiteSpace.skipBack(text, end, first);
    if (lengths.keepsSentences() && last - first <= lengths.max()) {
      return new int[] {end};
    }
    CutPoints points = new CutPoints(first);
    int word = first;
    int contentEnd = first;
    float gap = 0;
    for (int i = first; i < last; i++) {
      boolean space = WhiteSpace.is(text.charAt(i));
      if (!space) {
        boolean starts = i > first && WhiteSpace.is(text.charAt(i - 1));
        boolean likely = i > first && gap > MIN_PROBABILITY && !SentenceCutter.isInPair(text, i);
        if ((starts || (likely && isUnspaced(text, i))) && !inside.get(i)) {
          fill(points, text, word, contentEnd, inside, lengths.max());
          points.add(i, contentEnd, Math.log(Math.max(MIN_PROBABILITY, gap)));
          word = i;
        }
        contentEnd = i + 1;
      }
      gap = space ? Math.max(gap, scores[i]) : scores[i];
    }
    fill(points, text, word, contentEnd, inside, lengths.max());
    points.add(end, last, 0);
    int[] cuts = ViterbiLengthCutter.cuts(points, lengths);
    int[] ends = new int[cuts.length];
    for (int i = 0; i < cuts.length; i++) {
      ends[i] = (int) points.place(cuts[i]);
    }
    return ends;
  }

  /** Whether words need no space here: next to a script without spaces or its punctuation. */
  private static boolean isUnspaced(CharSequence text, int at) {
    int before = Character.codePointBefore(text, at);
    int after = Character.codePointAt(text, at);
    return isUnspaced(before) || isUnspaced(after);
  }

  private static boolean isUnspaced(int codePoint) {
    return UnspacedScript.contains(codePoint) || UnspacedScript.isEastAsianPunctuation(codePoint);
  }

  /** Adds places inside a stretch that is longer than the maximum and has none. */
  private static void fill(
      CutPoints points, CharSequence text, int start, int end, BitSet inside, int max) {
    if (end - start <= max) {
      return;
    }
    // Words inside a protected span first.
    int word = start;
    int contentEnd = start;
    for (int i = start; i < end; i++) {
      if (!WhiteSpace.is(text.charAt(i))) {
        if (i > start && WhiteSpace.is(text.charAt(i - 1)) && inside.get(i)) {
          graphemes(points, text, word, contentEnd, max);
          points.add(i, contentEnd, LAST_RESORT);
          word = i;
        }
        contentEnd = i + 1;
      }
    }
    graphemes(points, text, word, contentEnd, max);
  }

  private static void graphemes(CutPoints points, CharSequence text, int start, int end, int max) {
    if (end - start <= max) {
      return;
    }
    BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    clusters.setText(text.subSequence(start, end).toString());
    int from = start;
    for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
      int next = start + to;
      boolean splitsPair = next < end && SentenceCutter.isInPair(text, next);
      if (splitsPair) {
        continue;
      }
      if (next - from > max) {
        for (int i = from + 1; i < next; i++) {
          if (!SentenceCutter.isInPair(text, i)) {
            points.add(i, i, LAST_RESORT);
          }
        }
      }
      if (next < end) {
        points.add(next, next, LAST_RESORT);
      }
      from = next;
    }
  }
}
