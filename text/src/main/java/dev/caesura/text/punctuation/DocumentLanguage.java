package dev.caesura.text.punctuation;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the language of a document: by its script, then by letters that few languages have, then,
 * in Latin script, by frequent words. It is for documents in one language that are longer than a
 * few sentences; of a mixture, the most frequent language is found. Pure functions, safe for use by
 * many threads.
 */
public final class DocumentLanguage {

  /** Code units that are looked at. */
  private static final int MAX_LENGTH = 200_000;

  /** Least share of all letters for letters that decide a language. */
  private static final double MIN_LETTERS = 0.002;

  /** Least share of the kana among the letters of Japanese. */
  private static final double MIN_KANA = 0.1;

  /** Least share of the words of a text that are evidence for its language. */
  private static final double MIN_WORDS = 0.1;

  /** Least evidence, in words. */
  private static final int MIN_EVIDENCE = 2;

  /** The evidence for the language exceeds that for the next one by this factor. */
  private static final double MARGIN = 1.15;

  /** Scripts that are written in one language, or by most of their writers. */
  private static final Map<UnicodeScript, String> SCRIPTS =
      Map.ofEntries(
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.ARABIC, "ar"),
          Map.entry(UnicodeScript.CYRILLIC, "ru"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.HAN, "zh"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TIBETAN, "bo"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.MONGOLIAN, "mn"));

  /** Letters that decide a language of a script, in this order. */
  private static final Map<UnicodeScript, List<String>> DECIDING =
      Map.of(
          UnicodeScript.CYRILLIC,
          List.of(
              "kk:ұ",
              "tt:җ",
              "tg:ҷӯ",
              "uz:ҳ",
              "ky:ң",
              "mn:өү",
              "mk:ѓќѕ",
              "sr:ђћјљњ",
              "be:ў",
              "uk:їєґ",
              "ru:ыэё",
              "bg:ъ"),
          UnicodeScript.ARABIC,
          List.of("ur:ٹڈںے", "ckb:ێۆڵ", "ug:ېۇۈ", "ps:ښځډ", "sd:ڄڃٻ", "fa:پچگژیک"),
          UnicodeScript.DEVANAGARI,
          List.of("mr:ळ"));

  /** Letters of Latin script that few languages have; a word with one is evidence for these. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("cs", "řůě"),
          Map.entry("sk", "ľĺŕ"),
          Map.entry("pl", "łąęśźż"),
          Map.entry("hu", "őű"),
          Map.entry("ro", "șțţăâ"),
          Map.entry("tr", "ğış"),
          Map.entry("hr", "đć"),
          Map.entry("de", "ßäöü"),
          Map.entry("es", "ñ"),
          Map.entry("pt", "ãõ"),
          Map.entry("fr", "êœèç"),
          Map.entry("it", "ìòèù"),
          Map.entry("ca", "·ò"),
          Map.entry("lv", "ļņģķā"),
          Map.entry("lt", "ėųį"),
          Map.entry("et", "õäü"),
          Map.entry("fi", "äö"),
          Map.entry("sv", "åäö"),
          Map.entry("da", "åøæ"),
          Map.entry("nb", "åø"),
          Map.entry("is", "þð"),
          Map.entry("eo", "ĉĝŝŭ"),
          Map.entry("vi", "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
          Map.entry("cy", "ŵŷ"),
          Map.entry("mt", "ħġż"));

  /** Frequent words of languages that have no rules of punctuation here. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("hr", "je i u se da na su za od koji što će bi ali kao ili biti nije smo sam"),
          Map.entry("sl", "je in v se da na so za ki ne bi pa tudi kot ali bil smo sem z s"),
          Map.entry("sk", "a v na sa je že to s z do o ako aj nie som by pre si čo sme ktorý"),
          Map.entry("lt", "ir yra kad tai su į iš ar bet kaip jo buvo apie nuo už ne"),
          Map.entry("lv", "un ir ka ar no tas par kas bet ja vai bija viņš es mēs uz"),
          Map.entry("et", "ja on ei et see oli ta ma kui ka mis aga nii ning või"),
          Map.entry("tr", "ve bir bu da de ne için ile çok gibi daha ama var olan kadar ben sen"),
          Map.entry("nb", "og i det er på som en av for til ikke at med jeg har vi de men et om"),
          Map.entry("vi", "và là của có không được cho một những người trong các đã này với"),
          Map.entry("eu", "eta da ez du bat dira baina ere izan hau zen dute"),
          Map.entry("is", "og að í á er sem til en það við um ekki var"),
          Map.entry("cy", "y yn a i o ar mae yr ei am hyn wedi oedd"),
          Map.entry("ga", "an agus na i ar a is go tá"),
          Map.entry("eo", "la kaj de en estas ne mi al kun ke por li tio"),
          Map.entry("sq", "dhe të e i në që një për me nuk është"),
          Map.entry("af", "die en van in is dat nie het vir met op 'n ek was"),
          Map.entry("sw", "na ya wa kwa ni za katika la kuwa hii"),
          Map.entry("mt", "u li ta minn għal dan hija huwa"),
          Map.entry("tl", "ang ng sa na mga at ay ko ito siya"));

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]+");

  /** Languages of each frequent word. */
  private static final Map<String, Set<String>> LANGUAGES = languages();

  private DocumentLanguage() {}

  private static Map<String, Set<String>> languages() {
    Map<String, Set<String>> languages = new HashMap<>();
    for (Map<String, String> some : List.of(LanguageGuess.FREQUENT, WORDS)) {
      some.forEach(
          (language, words) -> {
            for (String word : words.split(" ")) {
              languages.computeIfAbsent(word, key -> new HashSet<>()).add(language);
            }
          });
    }
    return languages;
  }

  /**
   * Guesses the language of a text.
   *
   * @param text a document; its first 200,000 code units are looked at
   * @return the language; empty if the text does not decide
   */
  public static Optional<Locale> of(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    int letters = 0;
    for (int at = 0; at < start.length(); at += Character.charCount(start.codePointAt(at))) {
      int point = start.codePointAt(at);
      if (Character.isLetter(point)) {
        UnicodeScript script = UnicodeScript.of(point);
        scripts.merge(
            script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script, 1, Integer::sum);
        letters++;
      }
    }
    UnicodeScript most = null;
    for (Map.Entry<UnicodeScript, Integer> entry : scripts.entrySet()) {
      if (most == null || entry.getValue() > scripts.get(most)) {
        most = entry.getKey();
      }
    }
    if (most == null) {
      return Optional.empty();
    }
    if (most == UnicodeScript.HAN
        && scripts.getOrDefault(UnicodeScript.HIRAGANA, 0) > MIN_KANA * letters) {
      most = UnicodeScript.HIRAGANA;
    }
    return most == UnicodeScript.LATIN ? latin(start) : ofScript(most, start, letters);
  }

  private static Optional<Locale> ofScript(UnicodeScript script, String text, int letters) {
    for (String rule : DECIDING.getOrDefault(script, List.of())) {
      int colon = rule.indexOf(':');
      String deciding = rule.substring(colon + 1);
      long count = text.chars().filter(c -> deciding.indexOf(c) >= 0).count();
      if (count >= 1 && count >= MIN_LETTERS * letters) {
        return Optional.of(Locale.forLanguageTag(rule.substring(0, colon)));
      }
    }
    return Optional.ofNullable(SCRIPTS.get(script)).map(Locale::forLanguageTag);
  }

  private static Optional<Locale> latin(String text) {
    Map<String, Double> evidence = new TreeMap<>();
    int words = 0;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words++;
      String word = matcher.group().replace('’', '\'');
      Set<String> languages = new HashSet<>(LANGUAGES.getOrDefault(word, Set.of()));
      if (languages.isEmpty()) {
        LETTERS.forEach(
            (language, own) -> {
              if (own.chars().anyMatch(letter -> word.indexOf(letter) >= 0)) {
                languages.add(language);
              }
            });
      }
      for (String language : languages) {
        evidence.merge(language, 0.5 + 0.5 / languages.size(), Double::sum);
      }
    }
    String best = "";
    double most = 0;
    double second = 0;
    for (Map.Entry<String, Double> entry : evidence.entrySet()) {
      if (entry.getValue() > most) {
        second = most;
        most = entry.getValue();
        best = entry.getKey();
      } else {
        second = Math.max(second, entry.getValue());
      }
    }
    boolean decides = most >= MIN_EVIDENCE && most >= MIN_WORDS * words && most >= MARGIN * second;
    return decides ? Optional.of(Locale.forLanguageTag(best)) : Optional.empty();
  }
}
