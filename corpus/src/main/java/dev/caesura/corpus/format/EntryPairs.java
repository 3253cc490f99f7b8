package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the entries of a source among those of a target, where identifiers may have changed, occur
 * several times, or be gone. As many as there are in both are paired. Pure functions.
 */
final class EntryPairs {

  private static final Comparator<CorpusEntry> PLACE =
      Comparator.comparing(CorpusEntry::recording)
          .thenComparing(entry -> entry.span().orElse(new TimeSpan(0, 0, CorpusEntry.RATE)));

  private final IdentityHashMap<CorpusEntry, CorpusEntry> pairs = new IdentityHashMap<>();
  private List<CorpusEntry> before;
  private List<CorpusEntry> after;

  private EntryPairs(List<CorpusEntry> before, List<CorpusEntry> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Pairs entries by identifier, then by place and text, by place, and by order.
   *
   * @param before the source
   * @param after the target
   * @param isCopied whether the target has clips, whose places are not those of the source
   * @return the entry of the target by that of the source
   */
  static IdentityHashMap<CorpusEntry, CorpusEntry> of(
      List<CorpusEntry> before, List<CorpusEntry> after, boolean isCopied) {
    EntryPairs found = new EntryPairs(before, after);
    found.pair(entry -> entry.id() + "\n" + WhiteSpace.collapse(entry.text()));
    found.pair(CorpusEntry::id);
    if (isCopied) {
      found.pair(entry -> WhiteSpace.collapse(entry.text()));
    } else {
      found.pair(entry -> start(entry) + " " + WhiteSpace.collapse(entry.text()));
      found.pair(EntryPairs::start);
      found.before = found.before.stream().sorted(PLACE).toList();
      found.after = found.after.stream().sorted(PLACE).toList();
    }
    found.pair(entry -> "");
    return found.pairs;
  }

  /** The start in hundredths of a second; formats round to a thousandth at most. */
  private static String start(CorpusEntry entry) {
    return entry
        .span()
        .map(span -> Long.toString((span.startSample() + 5000) / 10_000))
        .orElse("-");
  }

  /** Pairs entries with the same key in their order, and keeps the others for the next key. */
  private void pair(Function<CorpusEntry, String> key) {
    Map<String, Deque<CorpusEntry>> places = new HashMap<>();
    after.forEach(e -> places.computeIfAbsent(key.apply(e), k -> new ArrayDeque<>()).add(e));
    List<CorpusEntry> left = new ArrayList<>();
    IdentityHashMap<CorpusEntry, Boolean> taken = new IdentityHashMap<>();
    for (CorpusEntry entry : before) {
      Deque<CorpusEntry> same = places.get(key.apply(entry));
      if (same == null || same.isEmpty()) {
        left.add(entry);
      } else {
        CorpusEntry other = same.remove();
        taken.put(other, true);
        pairs.put(entry, other);
      }
    }
    before = left;
    after = after.stream().filter(entry -> !taken.containsKey(entry)).toList();
  }
}
