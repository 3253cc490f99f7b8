package dev.caesura.align.eval;

import com.ibm.icu.text.Normalizer2;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is compared when two texts are: words or characters, and how much of their form counts.
 * Immutable and thread-safe.
 */
public final class TokenRule {

  private enum Kind {
    SPOKEN,
    EXACT,
    FOLDED,
    BARE,
    CHARACTERS
  }

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private final Kind kind;
  private final WordNormalizer normalizer;

  private TokenRule(Kind kind, Locale language) {
    this.kind = kind;
    this.normalizer = WordNormalizer.of(language);
  }

  /**
   * Words as they are spoken: without case and punctuation, digits as words (see {@link
   * WordNormalizer}).
   *
   * @param language decides how numbers are spoken
   * @return the rule
   */
  public static TokenRule words(Locale language) {
    return new TokenRule(Kind.SPOKEN, language);
  }

  /**
   * What stands between spaces, as it is: what jiwer does when it is not told otherwise.
   *
   * @return the rule
   */
  public static TokenRule exactWords() {
    return new TokenRule(Kind.EXACT, Locale.ROOT);
  }

  /**
   * What stands between spaces, without case: what sclite does when it is not told otherwise.
   *
   * @return the rule
   */
  public static TokenRule foldedWords() {
    return new TokenRule(Kind.FOLDED, Locale.ROOT);
  }

  /**
   * What stands between spaces, without case and punctuation; what is nothing but punctuation is
   * left out.
   *
   * @return the rule
   */
  public static TokenRule bareWords() {
    return new TokenRule(Kind.BARE, Locale.ROOT);
  }

  /**
   * Letters, digits and marks, one code point each, without case: for the character error rate, and
   * for scripts without spaces.
   *
   * @return the rule
   */
  public static TokenRule characters() {
    return new TokenRule(Kind.CHARACTERS, Locale.ROOT);
  }

  /**
   * The tokens of a text.
   *
   * @param text any text
   * @return tokens in order; may be empty
   */
  public List<Token> tokens(String text) {
    return switch (kind) {
      case SPOKEN -> spoken(text);
      case CHARACTERS -> characters(text);
      default -> betweenSpaces(text);
    };
  }

  /**
   * The tokens of a text, without their places.
   *
   * @param text any text
   * @return what is compared, in order
   */
  public List<String> texts(String text) {
    return tokens(text).stream().map(Token::text).toList();
  }

  private List<Token> spoken(String text) {
    List<Token> tokens = new ArrayList<>();
    for (NormalizedWord word : normalizer.words(text)) {
      tokens.add(new Token(word.text(), word.source()));
    }
    return tokens;
  }

  private List<Token> betweenSpaces(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (i < text.length() && !isSpace(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      if (i > start) {
        String form = form(text.substring(start, i));
        if (!form.isEmpty()) {
          tokens.add(new Token(form, new TextSpan(start, i)));
        }
      } else {
        i += Character.charCount(text.codePointAt(i));
      }
    }
    return tokens;
  }

  private String form(String word) {
    return switch (kind) {
      case EXACT -> word;
      case FOLDED -> FOLD.normalize(word);
      default -> lettersOnly(FOLD.normalize(word));
    };
  }

  private static String lettersOnly(String folded) {
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().filter(TokenRule::isLetter).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static List<Token> characters(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = i + Character.charCount(text.codePointAt(i));
      TextSpan place = new TextSpan(i, end);
      FOLD.normalize(text.substring(i, end))
          .codePoints()
          .filter(TokenRule::isLetter)
          .forEach(point -> tokens.add(new Token(Character.toString(point), place)));
      i = end;
    }
    return tokens;
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isLetter(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.OTHER_NUMBER
        || type == Character.LETTER_NUMBER;
  }
}
