package dev.caesura.corpus.document;

import com.ibm.icu.lang.UScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects the language of a text: by its script where one language has it, and by the frequencies
 * of its 150 most frequent words in 52 languages of the Latin, Cyrillic, Arabic and Devanagari
 * scripts. Texts below 40 words, and texts that two languages explain about equally well, have
 * none. Serbian in Latin letters is taken for Croatian. Pure functions, safe for use by many
 * threads.
 */
public final class LanguageDetector {

  private static final int MIN_WORDS = 40;
  private static final int MAX_WORDS = 2000;
  private static final int MIN_LETTERS = 100;

  /** Probability of a word that is not among the frequent ones of a language. */
  private static final double RARE = Math.log(2e-5);

  /** Least share of the words that are frequent ones of the language. */
  private static final double MIN_SHARE = 0.2;

  /** Least difference of the mean logarithms of the two best languages. */
  private static final double MIN_MARGIN = 0.12;

  private static final double MIN_MARGIN_OF_KIN = 0.25;

  /** Languages that share most of their frequent words. */
  private static final Set<String> KIN = Set.of("da", "no");

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}[\\p{L}\\p{M}]*)*");

  private static final Map<String, Map<String, Double>> FREQUENT = frequent();

  private LanguageDetector() {}

  private static Map<String, Map<String, Double>> frequent() {
    Map<String, Map<String, Double>> all = new LinkedHashMap<>();
    try (InputStream in = LanguageDetector.class.getResourceAsStream("frequent-words.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t");
        Map<String, Double> words = new HashMap<>();
        for (String word : fields[1].split(" ")) {
          int colon = word.lastIndexOf(':');
          double perWord = Integer.parseInt(word.substring(colon + 1)) / 1e5;
          words.put(word.substring(0, colon), Math.log(perWord));
        }
        all.put(fields[0], Map.copyOf(words));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

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

  /** Returns the language of a script that only one language has. */
  private static Optional<String> byScript(String text) {
    Map<Script, Integer> counts = new EnumMap<>(Script.class);
    int letters = 0;
    int at = 0;
    while (at < text.length() && letters < 10 * MAX_WORDS) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        counts.merge(Script.of(c), 1, Integer::sum);
      }
    }
    if (letters < MIN_LETTERS) {
      return Optional.empty();
    }
    int kana = counts.getOrDefault(Script.KANA, 0);
    int han = counts.getOrDefault(Script.HAN, 0);
    if (kana + han > letters / 2) {
      return Optional.of(kana * 20 > letters ? "ja" : "zh");
    }
    for (Map.Entry<Script, Integer> count : counts.entrySet()) {
      if (!count.getKey().tag.isEmpty() && count.getValue() > letters / 2) {
        return Optional.of(count.getKey().tag);
      }
    }
    return Optional.empty();
  }

  /** Scripts of one language each, and those that the words decide. */
  private enum Script {
    OTHER(""),
    KANA(""),
    HAN(""),
    GREEK("el", UScript.GREEK),
    HEBREW("he", UScript.HEBREW),
    ARMENIAN("hy", UScript.ARMENIAN),
    GEORGIAN("ka", UScript.GEORGIAN),
    HANGUL("ko", UScript.HANGUL),
    THAI("th", UScript.THAI),
    LAO("lo", UScript.LAO),
    KHMER("km", UScript.KHMER),
    MYANMAR("my", UScript.MYANMAR),
    TAMIL("ta", UScript.TAMIL),
    TELUGU("te", UScript.TELUGU),
    KANNADA("kn", UScript.KANNADA),
    MALAYALAM("ml", UScript.MALAYALAM),
    GUJARATI("gu", UScript.GUJARATI),
    GURMUKHI("pa", UScript.GURMUKHI),
    ORIYA("or", UScript.ORIYA),
    SINHALA("si", UScript.SINHALA),
    BENGALI("bn", UScript.BENGALI),
    ETHIOPIC("am", UScript.ETHIOPIC);

    private final String tag;
    private final int code;

    Script(String tag) {
      this(tag, -1);
    }

    Script(String tag, int code) {
      this.tag = tag;
      this.code = code;
    }

    static Script of(int codePoint) {
      int script = UScript.getScript(codePoint);
      if (script == UScript.HAN) {
        return HAN;
      }
      if (script == UScript.HIRAGANA || script == UScript.KATAKANA) {
        return KANA;
      }
      for (Script one : values()) {
        if (one.code == script) {
          return one;
        }
      }
      return OTHER;
    }
  }

  private static Optional<String> byWords(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (words.size() < MAX_WORDS && matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT).replace('’', '\''));
    }
    if (words.size() < MIN_WORDS) {
      return Optional.empty();
    }
    String best = "";
    String second = "";
    double bestScore = Double.NEGATIVE_INFINITY;
    double secondScore = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Map<String, Double>> language : FREQUENT.entrySet()) {
      double sum = 0;
      for (String word : words) {
        sum += language.getValue().getOrDefault(word, RARE);
      }
      double score = sum / words.size();
      if (score > bestScore) {
        second = best;
        secondScore = bestScore;
        best = language.getKey();
        bestScore = score;
      } else if (score > secondScore) {
        second = language.getKey();
        secondScore = score;
      }
    }
    Map<String, Double> frequent = FREQUENT.get(best);
    long known = words.stream().filter(frequent::containsKey).count();
    double margin = KIN.contains(best) && KIN.contains(second) ? MIN_MARGIN_OF_KIN : MIN_MARGIN;
    boolean isSure = known >= MIN_SHARE * words.size() && bestScore - secondScore >= margin;
    return isSure ? Optional.of(best) : Optional.empty();
  }
}
