package dev.caesura.align.eval;

import com.ibm.icu.text.Normalizer2;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Splits texts into the tokens that are compared when a hypothesis is scored: words or characters,
 * in the form that counts. Immutable and thread-safe.
 */
public final class ScoringTokenizer {

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private final TokenUnit unit;
  private final WordNormalizer normalizer;

  private ScoringTokenizer(TokenUnit unit, Locale language) {
    this.unit = Objects.requireNonNull(unit, "unit");
    this.normalizer = WordNormalizer.of(language);
  }

  /**
   * Creates a tokenizer for a unit that does not depend on the language.
   *
   * @param unit the unit that is compared; {@link TokenUnit#SPOKEN} keeps digits, as no language is
   *     known
   * @return a new tokenizer
   */
  public static ScoringTokenizer of(TokenUnit unit) {
    return of(unit, Locale.ROOT);
  }

  /**
   * Creates a tokenizer.
   *
   * @param unit the unit that is compared
   * @param language the language in which numbers are spoken; only {@link TokenUnit#SPOKEN} uses it
   * @return a new tokenizer
   */
  public static ScoringTokenizer of(TokenUnit unit, Locale language) {
    return new ScoringTokenizer(unit, language);
  }

  /**
   * Splits a text into tokens.
   *
   * @param text any text; may be empty
   * @return the tokens in order, with their places in the text; may be empty
   */
  public List<Token> tokenize(String text) {
    return switch (unit) {
      case SPOKEN -> spoken(text);
      case CHARACTERS -> characters(text);
      case BARE, FOLDED, EXACT -> betweenSpaces(text);
    };
  }

  /**
   * Splits a text into tokens without their places.
   *
   * @param text any text; may be empty
   * @return the texts of the tokens, in order; may be empty
   */
  public List<String> tokenTexts(String text) {
    return tokenize(text).stream().map(Token::text).toList();
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
      while (i < text.length() && !WhiteSpace.is(text.codePointAt(i))) {
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
    return switch (unit) {
      case EXACT -> word;
      case FOLDED -> FOLD.normalize(word);
      default -> lettersOnly(FOLD.normalize(word));
    };
  }

  private static String lettersOnly(String folded) {
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().filter(ScoringTokenizer::isLetter).forEach(letters::appendCodePoint);
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
          .filter(ScoringTokenizer::isLetter)
          .forEach(point -> tokens.add(new Token(Character.toString(point), place)));
      i = end;
    }
    return tokens;
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
