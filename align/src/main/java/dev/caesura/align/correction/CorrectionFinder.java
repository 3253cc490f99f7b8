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
 * Finds the corrections that turn a recognised text into the correct one.
 *
 * <p>Both texts are split into words (Chinese characters and kana one by one), punctuation and
 * spaces, and aligned. Adjacent differences are one correction, but punctuation and spaces at the
 * edges of changed words are separate corrections. Time is the product of the numbers of tokens,
 * memory is linear in them. Immutable and thread-safe.
 */
public final class CorrectionFinder {

  /** Length of the context on each side, in characters: a few words, or a Chinese clause. */
  private static final int MAX_CONTEXT = 24;

  // Substituting a word by a word is cheaper than a deletion and an insertion; substituting a word
  // by punctuation is not.
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
   * Creates a finder.
   *
   * @param language the language in which numbers are spoken, to distinguish a number in words from
   *     a wrong word
   * @return a new finder
   */
  public static CorrectionFinder of(Locale language) {
    return new CorrectionFinder(WordNormalizer.of(language));
  }

  /**
   * Compares a recognised text with the correct one.
   *
   * @param hypothesis the recognised text; may be empty
   * @param reference the correct text; may be empty
   * @return the recognised text with corrections; its {@link CorrectedText#corrected()} is {@code
   *     reference}
   */
  public CorrectedText compare(String hypothesis, String reference) {
    List<TextToken> left = TextToken.of(hypothesis);
    List<TextToken> right = TextToken.of(reference);
    List<Edit> edits =
        AffineAligner.path(
                left.size(),
                right.size(),
                (i, j) -> cost(left.get(i), right.get(j)),
                new GapCosts(0, GAP),
                FreeEnds.NONE)
            .edits();
    List<Correction> corrections = new ArrayList<>();
    for (Difference difference : Difference.of(edits, left, right)) {
      for (Difference part : difference.split()) {
        add(hypothesis, part, corrections);
      }
    }
    return new CorrectedText(hypothesis, corrections);
  }

  /**
   * Compares texts segment by segment.
   *
   * @param hypotheses the recognised segments
   * @param references the correct segments, as many
   * @return one corrected text for each segment
   * @throws IllegalArgumentException if the numbers of segments differ
   */
  public List<CorrectedText> compare(List<String> hypotheses, List<String> references) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          "references: expected "
              + hypotheses.size()
              + ", one for each hypothesis; found "
              + references.size());
    }
    List<CorrectedText> result = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      result.add(compare(hypotheses.get(i), references.get(i)));
    }
    return result;
  }

  private static int cost(TextToken left, TextToken right) {
    if (left.text().equals(right.text())) {
      return 0;
    }
    if (left.isWord() && right.isWord()) {
      return left.folded().equals(right.folded()) ? OTHER_CASE : OTHER_WORD;
    }
    if (left.kind() != right.kind()) {
      return OTHER_KIND;
    }
    return left.kind() == TextToken.Kind.SPACE ? OTHER_CASE : OTHER_MARK;
  }

  private void add(String hypothesis, Difference part, List<Correction> corrections) {
    String wrong = part.leftText();
    String right = part.rightText();
    if (wrong.equals(right)) {
      return;
    }
    TextSpan place = part.place(hypothesis);
    CorrectionType type = part.hasWords() ? type(wrong, right) : CorrectionType.PUNCTUATION;
    corrections.add(
        new Correction(
            place,
            wrong,
            right,
            type,
            before(hypothesis, place.start()),
            after(hypothesis, place.end())));
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

  /** Returns the context before a place; it does not begin inside a surrogate pair. */
  private static String before(String text, int end) {
    int start = Math.max(0, end - MAX_CONTEXT);
    if (start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    return text.substring(Math.min(start, end), end);
  }

  /** Returns the context after a place; it does not end inside a surrogate pair. */
  private static String after(String text, int start) {
    int end = Math.min(text.length(), start + MAX_CONTEXT);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return text.substring(start, Math.max(start, end));
  }
}
