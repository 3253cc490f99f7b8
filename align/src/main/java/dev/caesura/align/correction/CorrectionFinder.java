package dev.caesura.align.correction;

import dev.caesura.align.Edit;
import dev.caesura.align.edit.AffineAligner;
import dev.caesura.align.edit.FreeEnds;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the corrections that make a heard text the written one.
 *
 * <p>Both texts are cut into words (Chinese characters and kana one by one), punctuation and
 * spaces, and aligned; what differs side by side is one correction, except that punctuation and
 * spaces at the edges of changed words are corrections of their own. Time is the product of the
 * numbers of pieces, memory is linear in them. Immutable and thread-safe.
 */
public final class CorrectionFinder {

  /** Longest context on each side, in {@code String} indexes: some words, or a Chinese clause. */
  private static final int CONTEXT = 24;

  // A word for a word is cheaper than one too many and one too few; a word for punctuation is not.
  private static final int GAP = 6;
  private static final int OTHER_CASE = 1;
  private static final int OTHER_WORD = 10;
  private static final int OTHER_MARK = 8;
  private static final int OTHER_KIND = 2 * GAP + 1;

  private final WordNormalizer normalizer;

  private CorrectionFinder(WordNormalizer normalizer) {
    this.normalizer = normalizer;
  }

  /**
   * A finder.
   *
   * @param language decides how numbers are spoken, to tell a number in words from a wrong word
   * @return the finder
   */
  public static CorrectionFinder of(Locale language) {
    return new CorrectionFinder(WordNormalizer.of(language));
  }

  /**
   * Compares a heard text with the written one.
   *
   * @param heard what a recogniser made of it
   * @param written what it should be
   * @return the heard text with corrections; its {@link CorrectedText#written()} is {@code written}
   */
  public CorrectedText compare(String heard, String written) {
    List<Piece> left = Piece.of(heard);
    List<Piece> right = Piece.of(written);
    List<Edit> edits =
        AffineAligner.path(
                left.size(),
                right.size(),
                (i, j) -> cost(left.get(i), right.get(j)),
                new GapCosts(0, GAP),
                FreeEnds.NONE)
            .edits();
    List<Correction> corrections = new ArrayList<>();
    for (Stretch stretch : Stretch.of(edits, left, right)) {
      for (Stretch part : stretch.parts()) {
        add(heard, part, corrections);
      }
    }
    return new CorrectedText(heard, corrections);
  }

  /**
   * Compares segment by segment.
   *
   * @param heard the segments as they were heard
   * @param written as many, as they should be
   * @return one for each
   * @throws IllegalArgumentException if the numbers of segments differ
   */
  public List<CorrectedText> compare(List<String> heard, List<String> written) {
    if (heard.size() != written.size()) {
      throw new IllegalArgumentException(
          heard.size() + " heard segments for " + written.size() + " written ones");
    }
    List<CorrectedText> result = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      result.add(compare(heard.get(i), written.get(i)));
    }
    return result;
  }

  private static int cost(Piece left, Piece right) {
    if (left.text().equals(right.text())) {
      return 0;
    }
    if (left.isWord() && right.isWord()) {
      return left.folded().equals(right.folded()) ? OTHER_CASE : OTHER_WORD;
    }
    if (left.kind() != right.kind()) {
      return OTHER_KIND;
    }
    return left.kind() == Piece.Kind.SPACE ? OTHER_CASE : OTHER_MARK;
  }

  private void add(String heard, Stretch part, List<Correction> corrections) {
    String wrong = part.leftText();
    String right = part.rightText();
    if (wrong.equals(right)) {
      return;
    }
    TextSpan place = part.place(heard);
    CorrectionType type = part.hasWords() ? type(wrong, right) : CorrectionType.PUNCTUATION;
    corrections.add(
        new Correction(
            place, wrong, right, type, before(heard, place.start()), after(heard, place.end())));
  }

  private CorrectionType type(String wrong, String right) {
    List<String> wrongWords = words(wrong);
    List<String> rightWords = words(right);
    boolean wrongDigits = wrong.codePoints().anyMatch(Character::isDigit);
    boolean rightDigits = right.codePoints().anyMatch(Character::isDigit);
    if (wrongWords.isEmpty()) {
      return CorrectionType.INSERTION;
    }
    if (rightWords.isEmpty()) {
      return CorrectionType.DELETION;
    }
    if (wrongDigits || rightDigits) {
      return CorrectionType.NUMBER;
    }
    return wrongWords.equals(rightWords) ? CorrectionType.CASE : CorrectionType.WORD;
  }

  private List<String> words(String text) {
    return normalizer.words(text).stream().map(NormalizedWord::text).toList();
  }

  /** Does not begin in the middle of a letter. */
  private static String before(String text, int end) {
    int start = Math.max(0, end - CONTEXT);
    if (start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    return text.substring(Math.min(start, end), end);
  }

  private static String after(String text, int start) {
    int end = Math.min(text.length(), start + CONTEXT);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return text.substring(start, Math.max(start, end));
  }
}
