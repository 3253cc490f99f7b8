package dev.caesura.text.normalize;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into the words that a comparison with speech needs.
 *
 * <p>A word is a run of letters, marks and digits, with apostrophes inside; it is folded by
 * Unicode's NFKC case folding, and apostrophes are dropped. Letters and digits part ({@code 3D} is
 * two words), and a whole number of at most 15 digits becomes the words that it is spoken as, by
 * ICU's spell-out rules of the language; a longer one, or one that starts with 0, is spoken digit
 * by digit. All words of one number share its place. Punctuation and symbols are dropped.
 *
 * <p>Immutable and thread-safe.
 */
public final class WordNormalizer {

  private static final int LONGEST_NUMBER = 15;
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private final Locale language;

  private WordNormalizer(Locale language) {
    this.language = language;
  }

  /**
   * A normalizer for one language.
   *
   * @param language decides how numbers are spoken; ICU's root rules where it has none
   * @return the normalizer
   */
  public static WordNormalizer of(Locale language) {
    return new WordNormalizer(language);
  }

  /**
   * All words of a text.
   *
   * @param text any text
   * @return its words in order; empty if it has no letter and no digit
   */
  public List<NormalizedWord> words(String text) {
    return words(text, new TextSpan(0, text.length()));
  }

  /**
   * All words of a part of a text.
   *
   * @param text any text
   * @param part which part
   * @return its words in order, with places in the whole text
   */
  public List<NormalizedWord> words(String text, TextSpan part) {
    // Not shared: ICU's number formats are not thread-safe.
    RuleBasedNumberFormat numbers =
        new RuleBasedNumberFormat(ULocale.forLocale(language), RuleBasedNumberFormat.SPELLOUT);
    List<NormalizedWord> words = new ArrayList<>();
    int i = part.start();
    while (i < part.end()) {
      int point = text.codePointAt(i);
      if (Character.isDigit(point)) {
        int end = endOfDigits(text, i, part.end());
        for (String spoken : spoken(text.substring(i, end), numbers)) {
          words.add(new NormalizedWord(spoken, new TextSpan(i, end)));
        }
        i = end;
      } else if (isWordPart(point)) {
        int end = endOfWord(text, i, part.end());
        String folded = lettersOnly(FOLD.normalize(text.substring(i, end)));
        if (!folded.isEmpty()) {
          words.add(new NormalizedWord(folded, new TextSpan(i, end)));
        }
        i = end;
      } else {
        i += Character.charCount(point);
      }
    }
    return words;
  }

  private static boolean isWordPart(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isApostrophe(int point) {
    return point == '\'' || point == '\u2019' || point == '\u02BC' || point == '\uFF07';
  }

  private static int endOfDigits(String text, int start, int limit) {
    int i = start;
    while (i < limit && Character.isDigit(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static int endOfWord(String text, int start, int limit) {
    int end = start;
    int i = start;
    while (i < limit) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isWordPart(point)) {
        end = i;
      } else if (!isApostrophe(point)) {
        break;
      }
    }
    return end;
  }

  private static String lettersOnly(String folded) {
    StringBuilder letters = new StringBuilder(folded.length());
    folded
        .codePoints()
        .filter(point -> isWordPart(point) || Character.isDigit(point))
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static List<String> spoken(String digits, RuleBasedNumberFormat numbers) {
    List<String> words = new ArrayList<>();
    StringBuilder ascii = new StringBuilder();
    digits.codePoints().forEach(point -> ascii.append(Character.digit(point, 10)));
    if (ascii.length() <= LONGEST_NUMBER && (ascii.length() == 1 || ascii.charAt(0) != '0')) {
      addWords(numbers.format(Long.parseLong(ascii.toString())), words);
    } else {
      for (int i = 0; i < ascii.length(); i++) {
        addWords(numbers.format((long) (ascii.charAt(i) - '0')), words);
      }
    }
    return words;
  }

  private static void addWords(String format, List<String> words) {
    // Folding drops the soft hyphens that some languages' rules put into long number words.
    String spelled = FOLD.normalize(format);
    int i = 0;
    while (i < spelled.length()) {
      int point = spelled.codePointAt(i);
      if (isWordPart(point)) {
        int end = endOfWord(spelled, i, spelled.length());
        words.add(lettersOnly(spelled.substring(i, end)));
        i = end;
      } else {
        i += Character.charCount(point);
      }
    }
    words.removeIf(String::isEmpty);
  }
}
