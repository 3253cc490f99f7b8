package dev.caesura.align.correction;

import dev.caesura.align.Edit;
import dev.caesura.align.edit.SequenceAligner;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordErrorRate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How close a recognised or corrected text is to the correct one. Immutable and thread-safe.
 *
 * @param words errors of words without case and punctuation; digits count as they are written, and
 *     Chinese characters and kana one by one
 * @param characters errors of letters and digits without case
 * @param marks full stops, commas, question and exclamation marks, colons and semicolons after the
 *     aligned words
 * @param numbers numbers in digits, with their separators, percent and currency signs, in order
 */
public record CorrectionScores(
    ErrorCounts words, ErrorCounts characters, Found marks, Found numbers) {

  private static final ScoringTokenizer CHARACTERS = ScoringTokenizer.of(TokenUnit.CHARACTERS);
  private static final Pattern NUMBER =
      Pattern.compile(
          "[\\p{Sc}%]?[ \u00A0\u202F]?\\p{Nd}+(?:[.,:'\u2019\u00A0\u202F]\\p{Nd}+)*"
              + "(?:[ \u00A0\u202F]?[\\p{Sc}%])?");

  /**
   * How many things the correct text has, how many the other one, and how many are right.
   *
   * @param reference how many the correct text has
   * @param found how many the other text has
   * @param right how many of these are right
   */
  public record Found(long reference, long found, long right) {

    /**
     * Returns the harmonic mean of precision and recall.
     *
     * @return 0 to 1; 1 if there is nothing to find and nothing was found
     */
    public double f1() {
      return reference + found == 0 ? 1 : 2.0 * right / (reference + found);
    }

    /**
     * Returns the share that is right of those that the correct text has.
     *
     * @return 0 to 1; 1 if there is nothing to find
     */
    public double recall() {
      return reference == 0 ? 1 : (double) right / reference;
    }

    private Found plus(Found other) {
      return new Found(reference + other.reference, found + other.found, right + other.right);
    }
  }

  /**
   * Compares a text with the correct one.
   *
   * @param reference the correct text; may be empty
   * @param hypothesis the recognised or corrected text; may be empty
   * @return the scores
   */
  public static CorrectionScores of(String reference, String hypothesis) {
    List<MarkedToken> right = MarkedToken.of(reference);
    List<MarkedToken> other = MarkedToken.of(hypothesis);
    List<Edit> edits =
        SequenceAligner.unit(
                other.stream().map(MarkedToken::word).toList(),
                right.stream().map(MarkedToken::word).toList())
            .edits();
    long correct = 0;
    for (Edit edit : edits) {
      boolean aligned = edit instanceof Edit.Match || edit instanceof Edit.Substitute;
      if (aligned) {
        String mark = right.get(edit.right()).mark();
        correct += !mark.isEmpty() && mark.equals(other.get(edit.left()).mark()) ? 1 : 0;
      }
    }
    return new CorrectionScores(
        ErrorCounts.of(edits),
        WordErrorRate.of(CHARACTERS, reference, hypothesis),
        new Found(marks(right), marks(other), correct),
        numbers(reference, hypothesis));
  }

  /**
   * Compares texts one by one.
   *
   * @param references the correct texts
   * @param hypotheses the other texts, as many
   * @return the sums of their scores
   * @throws IllegalArgumentException if the numbers of texts differ
   */
  public static CorrectionScores of(List<String> references, List<String> hypotheses) {
    if (references.size() != hypotheses.size()) {
      throw new IllegalArgumentException(
          "hypotheses: expected " + references.size() + " texts; found " + hypotheses.size());
    }
    CorrectionScores sum = of("", "");
    for (int i = 0; i < references.size(); i++) {
      sum = sum.plus(of(references.get(i), hypotheses.get(i)));
    }
    return sum;
  }

  /**
   * Returns the sum of these scores and others.
   *
   * @param other other scores
   * @return the sums of all counts
   */
  public CorrectionScores plus(CorrectionScores other) {
    return new CorrectionScores(
        words.plus(other.words),
        characters.plus(other.characters),
        marks.plus(other.marks),
        numbers.plus(other.numbers));
  }

  private static long marks(List<MarkedToken> tokens) {
    return tokens.stream().filter(token -> !token.mark().isEmpty()).count();
  }

  private static Found numbers(String reference, String hypothesis) {
    List<String> right = numbers(reference);
    List<String> other = numbers(hypothesis);
    long correct =
        SequenceAligner.unit(other, right).edits().stream()
            .filter(edit -> edit instanceof Edit.Match)
            .count();
    return new Found(right.size(), other.size(), correct);
  }

  private static List<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(found -> found.group().replaceAll("[ \u00A0\u202F]", ""))
        .toList();
  }

  /** A word without case, and the mark after it; empty if there is none. */
  private record MarkedToken(String word, String mark) {

    private static final String MARKS = ".,?!:;";
    private static final String OTHER =
        "\u3002\uFF0C\u3001\uFF1F\uFF01\uFF1A\uFF1B\u060C\u061F\u061B\u0964\u2026";
    private static final String SAME = ".,,?!:;,?;..";

    static List<MarkedToken> of(String text) {
      List<MarkedToken> words = new ArrayList<>();
      List<TextToken> tokens = TextToken.of(text);
      for (int i = 0; i < tokens.size(); i++) {
        TextToken token = tokens.get(i);
        if (token.isWord()) {
          words.add(new MarkedToken(token.folded(), ""));
        } else if (!words.isEmpty() && token.kind() == TextToken.Kind.PUNCTUATION) {
          boolean inNumber =
              i + 1 < tokens.size()
                  && tokens.get(i - 1).kind() == TextToken.Kind.NUMBER
                  && tokens.get(i + 1).kind() == TextToken.Kind.NUMBER;
          String mark = mark(token.text());
          MarkedToken last = words.get(words.size() - 1);
          if (!mark.isEmpty() && last.mark().isEmpty() && !inNumber) {
            words.set(words.size() - 1, new MarkedToken(last.word(), mark));
          }
        }
      }
      return words;
    }

    private static String mark(String text) {
      int other = OTHER.indexOf(text);
      return MARKS.contains(text) ? text : other >= 0 ? SAME.substring(other, other + 1) : "";
    }
  }
}
