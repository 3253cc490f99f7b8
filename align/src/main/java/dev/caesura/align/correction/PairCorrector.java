package dev.caesura.align.correction;

import dev.caesura.align.correction.PairMatcher.Match;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies error-correction pairs: from left to right, of several pairs at one place the longest,
 * never to what another pair wrote. Immutable and thread-safe.
 */
final class PairCorrector {

  private final List<CorrectionPair> pairs;
  private final PairMatcher matcher;

  /** The pairs that another pair contradicts. */
  private final Set<Integer> contradicted = new HashSet<>();

  private final List<CorrectionNote> conflicts = new ArrayList<>();

  PairCorrector(List<CorrectionPair> pairs, boolean ignoresCase) {
    this.pairs = List.copyOf(pairs);
    this.matcher = new PairMatcher(this.pairs, ignoresCase);
    Map<String, List<Integer>> same = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      CorrectionPair pair = pairs.get(i);
      String wrong = ignoresCase ? PairMatcher.folded(pair.wrong()) : pair.wrong();
      same.computeIfAbsent(pair.segment() + "\t" + wrong, made -> new ArrayList<>()).add(i);
    }
    for (List<Integer> group : same.values()) {
      List<String> rights = group.stream().map(i -> pairs.get(i).right()).distinct().toList();
      if (rights.size() > 1) {
        contradicted.addAll(group);
        List<String> titles = group.stream().map(i -> pairs.get(i).title()).toList();
        conflicts.add(
            note(
                CorrectionNote.Kind.CONFLICT,
                "expected one right text for each wrong one; found "
                    + String.join(" and ", titles)
                    + ". None of them is applied."));
      }
    }
  }

  private static CorrectionNote note(CorrectionNote.Kind kind, String message) {
    return new CorrectionNote(kind, -1, 0, message);
  }

  /** What pairs do to a text. */
  record Found(List<Replacement> replacements, List<CorrectionNote> notes) {}

  Found find(SegmentedText text, CorrectionScope scope) {
    List<Replacement> replacements = new ArrayList<>();
    List<CorrectionNote> notes = new ArrayList<>(conflicts);
    Set<Integer> used = new HashSet<>();
    PairMatcher.Search search = matcher.search(text, scope == CorrectionScope.TEXT);
    Match last = null;
    int lastPair = -1;
    for (int at = 0; at < search.size(); at++) {
      int offset = search.offset(at);
      boolean inside = last != null && offset < last.place().end();
      List<Match> all = search.all(at);
      for (int k = all.size() - 1; k >= 0; k--) {
        Match match = all.get(k);
        int pair = applicable(match, text.segmentAt(offset));
        if (pair < 0) {
          continue;
        }
        if (!inside) {
          int from = last == null ? 0 : last.place().end();
          Replacement made = replacement(text.text(), match, pairs.get(pair).right(), from);
          replacements.add(made);
          used.addAll(same(match, pair));
          last = new Match(match.pairs(), made.place());
          lastPair = pair;
        } else if (match.place().end() > last.place().end()) {
          notes.add(overlap(text, match, pairs.get(pair), pairs.get(lastPair)));
        }
        break;
      }
    }
    Map<String, Boolean> told = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      CorrectionPair pair = pairs.get(i);
      boolean isNew = told.put(pair.wrong() + "\t" + pair.segment(), true) == null;
      if (!used.contains(i) && !contradicted.contains(i) && isNew) {
        notes.add(note(CorrectionNote.Kind.UNUSED, pair.title() + " is not used."));
      }
    }
    return new Found(replacements, notes);
  }

  /** Returns the pairs of a match that do the same as one of them. */
  private List<Integer> same(Match match, int pair) {
    CorrectionPair applied = pairs.get(pair);
    return match.pairs().stream()
        .filter(
            i ->
                pairs.get(i).right().equals(applied.right())
                    && pairs.get(i).segment() == applied.segment())
        .toList();
  }

  /** Returns the pair for a segment, one for this segment only before one for all; or -1. */
  private int applicable(Match match, int segment) {
    int found = -1;
    for (int i : match.pairs()) {
      int only = pairs.get(i).segment();
      if (contradicted.contains(i) || (only != 0 && only != segment + 1)) {
        continue;
      }
      found = found < 0 || only != 0 ? i : found;
    }
    return found;
  }

  /** Replaces the wrong text; where it is deleted, also one of the spaces beside it. */
  private static Replacement replacement(String text, Match match, String right, int from) {
    int start = match.place().start();
    int end = match.place().end();
    boolean isWord = !isBlank(text.charAt(start)) && !isBlank(text.charAt(end - 1));
    if (right.isEmpty() && isWord) {
      boolean before = start == 0 || isBlank(text.charAt(start - 1));
      boolean isAtStart = start == 0 || text.charAt(start - 1) == '\n';
      boolean isAtEnd = end == text.length() || text.charAt(end) == '\n';
      if (before && end < text.length() && isInline(text.charAt(end))) {
        end++;
      } else if (!isAtStart && isAtEnd && start > from && isInline(text.charAt(start - 1))) {
        start--;
      }
    }
    return new Replacement(new TextSpan(start, end), right);
  }

  private static boolean isBlank(char letter) {
    return isInline(letter) || letter == '\n' || letter == '\r';
  }

  private static boolean isInline(char letter) {
    return letter == ' ' || letter == '\t';
  }

  private static CorrectionNote overlap(
      SegmentedText text, Match match, CorrectionPair pair, CorrectionPair applied) {
    int start = match.place().start();
    return new CorrectionNote(
        CorrectionNote.Kind.OVERLAP,
        text.segmentAt(start),
        text.lineAt(start),
        pair.title() + " is not applied here: it overlaps with " + applied.title() + ".");
  }
}
