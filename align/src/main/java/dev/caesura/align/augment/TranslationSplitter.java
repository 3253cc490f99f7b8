package dev.caesura.align.augment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where to cut translations for cuts of the source, so that the fewest links cross. Cuts of a
 * sentence must be asked for from left to right, so that none lies before the previous one.
 */
final class TranslationSplitter {

  private final Map<Integer, Integer> last = new HashMap<>();

  /** Returns the number of target words before the cut in front of a source word. */
  int targetsBefore(int sentence, CorpusSentence text, int word) {
    int targets = CorpusSentence.words(text.target()).size();
    if (word == 0 || targets == 0) {
      return 0;
    }
    int sources = CorpusSentence.words(text.source()).size();
    int from = last.getOrDefault(sentence, 0);
    double even = (double) word * targets / sources;
    int best = from;
    int fewest = Integer.MAX_VALUE;
    for (int cut = from; cut <= targets; cut++) {
      int crossing = crossing(text.links(), word, cut);
      boolean nearer = Math.abs(cut - even) < Math.abs(best - even);
      if (crossing < fewest || (crossing == fewest && nearer)) {
        fewest = crossing;
        best = cut;
      }
    }
    last.put(sentence, best);
    return best;
  }

  /** Counts the links that a cut crosses. */
  static int crossing(List<WordLink> links, int source, int target) {
    int crossing = 0;
    for (WordLink link : links) {
      crossing += (link.source() < source) != (link.target() < target) ? 1 : 0;
    }
    return crossing;
  }
}
