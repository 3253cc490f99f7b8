package dev.caesura.text.normalize;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Transliterates words of any script to plain Latin letters, so that a transcript and a recogniser
 * that write one language in different scripts can be compared.
 *
 * <p>By ICU: the rules of the United States Board on Geographic Names for the language where ICU
 * has them (Russian, Serbian, Ukrainian, Greek, Armenian, Georgian and about twenty more), else
 * those of the script; then accents are removed. Scripts that write no vowels get none, and Chinese
 * characters are read as Mandarin in Japanese too. Immutable and thread-safe.
 */
public final class Romanizer {

  /** Share of common letters below which two texts are in different scripts. */
  private static final double SAME_SCRIPT = 0.7;

  private final Transliterator latin;

  private Romanizer(Transliterator latin) {
    this.latin = latin;
  }

  /**
   * Creates a romanizer for one language.
   *
   * @param language the language of both texts
   * @return the romanizer
   */
  public static Romanizer of(Locale language) {
    String code = language.getLanguage();
    String own = code + "-" + code + "_Latn/BGN";
    boolean known = Collections.list(Transliterator.getAvailableIDs()).contains(own);
    String rules = known ? own + "; " : "";
    return new Romanizer(Transliterator.getInstance(rules + "Any-Latin; Latin-ASCII; Lower"));
  }

  /**
   * Returns a word in Latin letters.
   *
   * @param word a normalized word
   * @return its letters and digits, small and without accents where ICU knows them; the word itself
   *     if nothing would be left
   */
  public String latin(String word) {
    String letters = Letters.folded(latin.transliterate(word));
    return letters.isEmpty() ? word : letters;
  }

  /**
   * Returns whether two texts are written in different scripts: the shares of their letters by
   * script overlap by less than 70 %.
   *
   * @param left words
   * @param right words
   * @return false if one has no letters
   */
  public static boolean isNeeded(List<String> left, List<String> right) {
    Map<Integer, Double> first = scripts(left);
    Map<Integer, Double> second = scripts(right);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    double common = 0;
    for (Map.Entry<Integer, Double> script : first.entrySet()) {
      common += Math.min(script.getValue(), second.getOrDefault(script.getKey(), 0.0));
    }
    return common < SAME_SCRIPT;
  }

  /** Returns the share of each script among the letters of a text. */
  private static Map<Integer, Double> scripts(List<String> words) {
    Map<Integer, Double> shares = new HashMap<>();
    long all = 0;
    for (String word : words) {
      for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
        int script = script(word.codePointAt(i));
        if (script > UScript.INHERITED) {
          shares.merge(script, 1.0, Double::sum);
          all++;
        }
      }
    }
    double letters = all;
    shares.replaceAll((script, count) -> count / letters);
    return shares;
  }

  private static int script(int point) {
    if (point < 128) {
      return Character.isLetter(point) ? UScript.LATIN : UScript.COMMON;
    }
    int script = UScript.getScript(point);
    // Japanese writes in all three.
    return script == UScript.HIRAGANA || script == UScript.KATAKANA ? UScript.HAN : script;
  }
}
