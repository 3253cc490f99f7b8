package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes pairs that can be applied by search and replacement from the corrections of a text.
 *
 * <p>A correction without a wrong word, or whose wrong text also occurs where it is right, is
 * widened by the words beside it until it applies at its own places only. Applying the pairs to the
 * recognised text gives the correct one. Pure functions, safe for use by many threads.
 *
 * <p>Source: the extractor of ChFT (Tang et al., 2024), whose pairs are applied by replacement.
 */
public final class PairExtractor {

  private PairExtractor() {}

  /**
   * Returns the pairs of a text.
   *
   * @param text a recognised text without line ends, with its corrections
   * @param segment the number of the segment that the pairs are for, from 1; 0 for all
   * @return the pairs in the order of their first place, each once; empty if the text is correct
   * @throws IllegalArgumentException if the recognised text has line ends, or has no words at all
   *     but the correct one does
   */
  public static List<CorrectionPair> of(CorrectedText text, int segment) {
    String hypothesis = text.hypothesis();
    if (hypothesis.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("hypothesis: expected one line; found several");
    }
    if (text.corrections().isEmpty()) {
      return List.of();
    }
    if (hypothesis.isBlank()) {
      throw new IllegalArgumentException("hypothesis: expected words; found none");
    }
    return new Widening(text, segment).run();
  }

  /** A part of the tokens of a text, and its correct form. */
  private record Part(int from, int to, String wrong, String right) {}

  private static final class Widening {

    private final CorrectedText text;
    private final int segment;
    private final List<TextToken> tokens;
    private List<Part> parts = new ArrayList<>();

    Widening(CorrectedText text, int segment) {
      this.text = text;
      this.segment = segment;
      this.tokens = TextToken.of(text.hypothesis());
    }

    List<CorrectionPair> run() {
      for (Correction correction : text.corrections()) {
        int from = index(correction.place().start());
        int to = Math.max(from, endIndex(correction.place().end()));
        merge(from, to);
      }
      boolean grows = true;
      while (grows) {
        grows = false;
        for (Part part : List.copyOf(parts)) {
          if (parts.contains(part) && !isSafe(part)) {
            widen(part);
            grows = true;
          }
        }
        if (!grows && !isRight()) {
          // Places of different pairs touch: take the neighbours of all of them.
          for (Part part : List.copyOf(parts)) {
            grows |= parts.contains(part) && widen(part);
          }
        }
      }
      List<CorrectionPair> pairs = new ArrayList<>();
      for (Part part : parts) {
        if (!part.wrong().equals(part.right())) {
          CorrectionPair pair = new CorrectionPair(part.wrong(), part.right(), segment, "");
          if (!pairs.contains(pair)) {
            pairs.add(pair);
          }
        }
      }
      return pairs;
    }

    /** Returns the token that holds or follows an offset. */
    private int index(int offset) {
      int i = 0;
      while (i < tokens.size() && tokens.get(i).place().end() <= offset) {
        i++;
      }
      return i;
    }

    /** Returns the token after those that end before an offset. */
    private int endIndex(int offset) {
      int i = 0;
      while (i < tokens.size() && tokens.get(i).place().start() < offset) {
        i++;
      }
      return i;
    }

    private boolean isSafe(Part part) {
      if (part.wrong().isBlank()
          || part.right().isBlank()
          || tokens.subList(part.from(), part.to()).stream().noneMatch(TextToken::isWord)) {
        return part.from() == 0 && part.to() == tokens.size();
      }
      List<TextSpan> places = places(part.wrong());
      long own =
          parts.stream()
              .filter(p -> p.wrong().equals(part.wrong()) && p.right().equals(part.right()))
              .count();
      return places.size() == own;
    }

    private List<TextSpan> places(String wrong) {
      PairMatcher matcher =
          new PairMatcher(List.of(new CorrectionPair(wrong, wrong + "x", 0, "")), false);
      PairMatcher.Search search =
          matcher.search(SegmentedText.of(List.of(text.hypothesis())), true);
      List<TextSpan> places = new ArrayList<>();
      for (int at = 0; at < search.size(); at++) {
        search.all(at).forEach(match -> places.add(match.place()));
      }
      return places;
    }

    private boolean isRight() {
      List<CorrectionPair> pairs = new ArrayList<>();
      for (Part part : parts) {
        if (!part.wrong().equals(part.right())) {
          pairs.add(new CorrectionPair(part.wrong(), part.right(), 0, ""));
        }
      }
      CorrectionResult result =
          TextCorrector.defaults().withPairs(pairs, false).correct(List.of(text.hypothesis()));
      return result.segments().get(0).equals(text.corrected());
    }

    /** Takes the tokens on both sides, up to the next word; returns whether there were any. */
    private boolean widen(Part part) {
      int from = part.from();
      int to = part.to();
      boolean isWord = false;
      while (from > 0 && !isWord) {
        from--;
        isWord = tokens.get(from).isWord();
      }
      isWord = false;
      while (to < tokens.size() && !isWord) {
        isWord = tokens.get(to).isWord();
        to++;
      }
      if (from == part.from() && to == part.to()) {
        return false;
      }
      merge(from, to);
      return true;
    }

    /** Adds a part, joined with those that it overlaps. */
    private void merge(int start, int end) {
      int from = start;
      int to = end;
      boolean grew = true;
      while (grew) {
        grew = false;
        for (Part part : List.copyOf(parts)) {
          boolean touches = part.from() < to && from < part.to();
          boolean same = part.from() == from && part.to() == to;
          boolean empty = part.from() == part.to() && part.from() >= from && part.to() <= to;
          if (touches
              || same
              || empty
              || (from == to && from >= part.from() && from <= part.to())) {
            from = Math.min(from, part.from());
            to = Math.max(to, part.to());
            parts.remove(part);
            grew = true;
          }
        }
      }
      TextSpan place = place(from, to);
      parts.add(new Part(from, to, substring(place), right(place)));
      parts.sort(Comparator.comparingInt(Part::from));
    }

    private TextSpan place(int from, int to) {
      int start =
          from < tokens.size() ? tokens.get(from).place().start() : text.hypothesis().length();
      return new TextSpan(start, to > from ? tokens.get(to - 1).place().end() : start);
    }

    private String substring(TextSpan place) {
      return text.hypothesis().substring(place.start(), place.end());
    }

    /** Returns the correct form of a span: all corrections in it, applied. */
    private String right(TextSpan place) {
      StringBuilder right = new StringBuilder();
      int at = place.start();
      for (Correction correction : text.corrections()) {
        TextSpan span = correction.place();
        if (span.start() >= place.start() && span.end() <= place.end()) {
          right.append(text.hypothesis(), at, span.start()).append(correction.right());
          at = span.end();
        }
      }
      return right.append(text.hypothesis(), at, place.end()).toString();
    }
  }
}
