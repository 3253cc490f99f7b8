package dev.caesura.text.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects the language of a text, with or without punctuation and capitals: by its script where one
 * language has it or most of its writers use it, and otherwise by frequent words and frequent
 * groups of three letters of 104 languages.
 *
 * <p>Six words decide most texts, twelve nearly all. A text that two languages explain about
 * equally well has none, and neither has one with few frequent words of any. Of a mixture, the
 * language with most of the words is found. Serbian in Latin letters and Bosnian are taken for
 * Croatian, Nynorsk for Norwegian, Malay for Indonesian. Pure functions, safe for use by many
 * threads.
 *
 * <p>Source: naive Bayes over words and letter groups, as Cavnar and Trenkle (1994) count them;
 * {@code bench/run languages} measures it. {@code models/training/languages.py} makes the tables.
 */
public final class LanguageDetector {

  private static final int MAX_WORDS = 2000;
  private static final int MAX_LETTERS = 20_000;

  /** A script decides a text of at least this many letters. */
  private static final int MIN_LETTERS = 4;

  /** Least share of kana among the letters of Japanese. */
  private static final double MIN_KANA = 0.05;

  /** Least difference of the logarithms of the two best languages. */
  private static final double MIN_MARGIN = 3.5;

  /** Difference for each word that a long text must have, so that mixtures have no language. */
  private static final double MIN_MARGIN_PER_WORD = 0.1;

  /** Least share of words that are frequent ones, or of frequent letter groups. */
  private static final double MIN_WORDS = 0.12;

  private static final double MIN_GROUPS = 0.4;

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}[\\p{L}\\p{M}]*)*");

  /** Least evidence for the closest language: about two frequent words. */
  private static final double MIN_EVIDENCE = 6;

  /** Scripts that decide the language. */
  private static final Map<Integer, String> SCRIPTS =
      Map.ofEntries(
          Map.entry(UScript.GREEK, "el"),
          Map.entry(UScript.HEBREW, "he"),
          Map.entry(UScript.ARMENIAN, "hy"),
          Map.entry(UScript.GEORGIAN, "ka"),
          Map.entry(UScript.HANGUL, "ko"),
          Map.entry(UScript.THAI, "th"),
          Map.entry(UScript.LAO, "lo"),
          Map.entry(UScript.KHMER, "km"),
          Map.entry(UScript.MYANMAR, "my"),
          Map.entry(UScript.TIBETAN, "bo"),
          Map.entry(UScript.BENGALI, "bn"),
          Map.entry(UScript.GURMUKHI, "pa"),
          Map.entry(UScript.GUJARATI, "gu"),
          Map.entry(UScript.ORIYA, "or"),
          Map.entry(UScript.TAMIL, "ta"),
          Map.entry(UScript.TELUGU, "te"),
          Map.entry(UScript.KANNADA, "kn"),
          Map.entry(UScript.MALAYALAM, "ml"),
          Map.entry(UScript.SINHALA, "si"),
          Map.entry(UScript.THAANA, "dv"),
          Map.entry(UScript.ETHIOPIC, "am"),
          Map.entry(UScript.MONGOLIAN, "mn"));

  private LanguageDetector() {}

  /**
   * Detects the language of a text.
   *
   * @param text any text; its first 2,000 words decide
   * @return the language; empty if the text does not decide
   */
  public static Optional<Locale> detect(String text) {
    Optional<String> byScript = byScript(text);
    return (byScript.isPresent() ? byScript : byWords(text)).map(Locale::forLanguageTag);
  }

  /**
   * Returns the language that explains a text best, even if another one explains it nearly as well.
   * For decisions that need some language, and where a related one does little harm.
   *
   * @param text any text; its first 2,000 words decide
   * @return the language; empty if the text has hardly a frequent word or letter group of any
   */
  public static Optional<Locale> closest(String text) {
    Optional<String> byScript = byScript(text);
    if (byScript.isPresent()) {
      return byScript.map(Locale::forLanguageTag);
    }
    LanguageTables tables = LanguageTables.shipped();
    LanguageTables.Evidence evidence = evidence(text, tables);
    int best = evidence.best(-1);
    return evidence.score(best) >= MIN_EVIDENCE
        ? Optional.of(Locale.forLanguageTag(tables.language(best)))
        : Optional.empty();
  }

  private static Optional<String> byScript(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    int letters = 0;
    int at = 0;
    while (at < text.length() && letters < MAX_LETTERS) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        counts.merge(UScript.getScript(c), 1, Integer::sum);
      }
    }
    int kana = counts.getOrDefault(UScript.HIRAGANA, 0) + counts.getOrDefault(UScript.KATAKANA, 0);
    int han = counts.getOrDefault(UScript.HAN, 0);
    if (letters < MIN_LETTERS) {
      return Optional.empty();
    }
    if (kana + han > letters / 2) {
      return Optional.of(kana > MIN_KANA * letters ? "ja" : "zh");
    }
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      String language = SCRIPTS.get(count.getKey());
      if (language != null && count.getValue() > letters / 2) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> byWords(String text) {
    LanguageTables tables = LanguageTables.shipped();
    LanguageTables.Evidence evidence = evidence(text, tables);
    int best = evidence.best(-1);
    int second = evidence.best(best);
    double margin = evidence.score(best) - evidence.score(second);
    boolean isSure =
        margin >= Math.max(MIN_MARGIN, MIN_MARGIN_PER_WORD * evidence.words())
            && (evidence.knownWords(best) >= MIN_WORDS || evidence.knownGroups(best) >= MIN_GROUPS);
    return isSure ? Optional.of(tables.language(best)) : Optional.empty();
  }

  private static LanguageTables.Evidence evidence(String text, LanguageTables tables) {
    LanguageTables.Evidence evidence = tables.evidence();
    Matcher matcher = WORD.matcher(text);
    while (evidence.words() < MAX_WORDS && matcher.find()) {
      evidence.add(UCharacter.toLowerCase(Locale.ROOT, matcher.group()).replace('’', '\''));
    }
    return evidence;
  }
}
