package dev.caesura.text.punctuation;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.language.LanguageDetector;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules of writing of a language: which words have a capital wherever they stand, and how letters
 * are raised. Immutable and thread-safe.
 *
 * <p>Source: the names of months, weekdays and languages are those of Unicode's CLDR, which writes
 * them as they stand inside a sentence; so they have a capital in English and German and none in
 * Spanish, French or Russian.
 */
final class WritingLanguage {

  /** Capitals of a word. */
  enum Capital {
    /** Of its first letter, always. */
    RAISED,
    /** None, except at the start of a sentence and in names. */
    PLAIN,
    /** As the scorer expects. */
    UNKNOWN
  }

  /** English words that are also the name of a month or language. */
  private static final Set<String> AMBIGUOUS = Set.of("may", "march", "polish");

  /** The shortest language name; shorter ones are words, too. */
  private static final int MIN_NAME = 5;

  /**
   * English adjectives of countries, peoples and religions; those of CLDR's languages are not here.
   */
  private static final String ENGLISH =
      "african american american's americans arab arabs argentine argentinian asian asians"
          + " australian australians austrian austrians belgian belgians bolivian bosnian brazilian"
          + " brazilians british briton britons buddhist cambodian cameroonian canadian canadians"
          + " caribbean catholic catholics chilean christian christians colombian congolese cuban"
          + " cubans cypriot ecuadorian egyptian egyptians emirati eritrean ethiopian european"
          + " europeans filipino germans ghanaian greeks haitian hindu hindus indian indians"
          + " iranian iranians iraqi iraqis islamic israeli israelis italians jamaican jewish"
          + " jordanian kenyan kenyans kosovar kuwaiti lebanese liberian libyan malaysian mexican"
          + " mexicans moroccan muslim muslims namibian nicaraguan nigerian nigerians pakistani"
          + " pakistanis palestinian palestinians paraguayan peruvian protestant russians rwandan"
          + " saudi saudis scandinavian scottish senegalese singaporean spaniard spaniards sudanese"
          + " swiss syrian syrians taiwanese tanzanian tunisian ugandan uruguayan venezuelan yemeni"
          + " zambian zimbabwean";

  /** English abbreviations of single letters that stay in lower case. */
  private static final Set<String> LOWER_INITIALS =
      Set.of("e.g", "i.e", "a.m", "p.m", "a.k.a", "n.b", "c.f", "w.r.t");

  private static final Map<String, Map<String, Capital>> WORDS = new ConcurrentHashMap<>();

  private final Locale locale;
  private final boolean dottedI;
  private final Map<String, Capital> words;

  private WritingLanguage(Locale locale, boolean dottedI, Map<String, Capital> words) {
    this.locale = locale;
    this.dottedI = dottedI;
    this.words = words;
  }

  /** Returns the language of a text, recognised by its words unless it is given; or the root. */
  static Locale detect(String text, Locale given) {
    return given.getLanguage().isEmpty()
        ? LanguageDetector.detect(text).orElse(Locale.ROOT)
        : given;
  }

  /**
   * Returns the rules of a language.
   *
   * @param text the text
   * @param locale its language, or the root
   * @param recognised whether the language was recognised by the words of the text
   */
  static WritingLanguage of(String text, Locale locale, boolean recognised) {
    String code = locale.getLanguage();
    boolean dottedI =
        recognised
            ? text.indexOf('\u0131') >= 0 || text.indexOf('\u0130') >= 0
            : code.equals("tr") || code.equals("az");
    Map<String, Capital> words =
        code.isEmpty() ? Map.of() : WORDS.computeIfAbsent(code, WritingLanguage::words);
    return new WritingLanguage(locale, dottedI, words);
  }

  private static Map<String, Capital> words(String code) {
    Map<String, Capital> words = new HashMap<>();
    ULocale locale = ULocale.forLanguageTag(code);
    DateFormatSymbols dates = DateFormatSymbols.getInstance(locale);
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      put(words, 1, dates.getMonths(context, DateFormatSymbols.WIDE));
      put(words, 1, dates.getWeekdays(context, DateFormatSymbols.WIDE));
    }
    if (code.equals("en")) {
      for (String language : Locale.getISOLanguages()) {
        put(words, MIN_NAME, ULocale.getDisplayLanguage(language, locale));
      }
      for (String word : ENGLISH.split(" ")) {
        words.put(word, Capital.RAISED);
      }
      words.keySet().removeAll(AMBIGUOUS);
      words.put("i", Capital.RAISED);
    }
    return Map.copyOf(words);
  }

  /** Puts names of one word that are long enough. */
  private static void put(Map<String, Capital> words, int minLength, String... names) {
    for (String name : names) {
      if (name.length() >= minLength && name.chars().allMatch(Character::isLetter)) {
        boolean raised = Character.isUpperCase(name.codePointAt(0));
        words.put(name.toLowerCase(Locale.ROOT), raised ? Capital.RAISED : Capital.PLAIN);
      }
    }
  }

  /** Returns whether it is a language, given by its ISO 639 code. */
  boolean is(String code) {
    return locale.getLanguage().equals(code);
  }

  /** Returns the language with its country; the root if it is not known. */
  Locale locale() {
    return locale;
  }

  /** Returns the capitals of a word, given in lower case. */
  Capital capital(String word) {
    return words.getOrDefault(word, Capital.UNKNOWN);
  }

  /** Returns whether the letters of an abbreviation such as {@code u.s} are raised by rule. */
  boolean raisesInitials(String initials) {
    return is("en") && !LOWER_INITIALS.contains(initials);
  }

  /** Returns a letter in title case: capital İ of Turkish i. */
  int title(int code) {
    return dottedI && code == 'i' ? 0x130 : Character.toTitleCase(code);
  }

  /** Returns a letter in lower case: dotless ı of Turkish I. */
  int lower(int code) {
    return dottedI && code == 'I' ? 0x131 : Character.toLowerCase(code);
  }
}
