package dev.caesura.text.normalize;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that languages speak for a sign between two others. Immutable. */
enum JoiningWords {
  /** Between the ends of a range. */
  TO(
      "en to|de bis|nl tot|af tot|sv till|da til|no til|nb til|nn til|is til|fr \u00E0|es a|gl a|ca"
          + " a|it a|pt a|ro la|pl do|cs a\u017E|sk a\u017E|hr do|bs do|sr do|sl do|lt iki|lv"
          + " l\u012Bdz|et kuni|id sampai|ms hingga|vi \u0111\u1EBFn|cy i|ga go|ru"
          + " \u0434\u043E|uk \u0434\u043E|bg \u0434\u043E|mk \u0434\u043E|be"
          + " \u0434\u0430|el \u03AD\u03C9\u03C2|fa \u062A\u0627|ar \u0625\u0644\u0649|hi"
          + " \u0938\u0947"),

  /** For an ampersand. */
  AND(
      "en and|de und|nl en|af en|sv och|da og|no og|nb og|nn og|is og|fr et|es y|gl e|ca i|it e|pt"
          + " e|ro \u0219i|pl i|cs a|sk a|hr i|bs i|sr i|sl in|lt ir|lv un|et ja|fi ja|hu"
          + " \u00E9s|tr ve|id dan|ms dan|vi v\u00E0|cy a|eu eta|ru \u0438|uk \u0456|bg"
          + " \u0438|mk \u0438|be \u0456|el \u03BA\u03B1\u03B9|fa \u0648|ar \u0648|hi"
          + " \u0914\u0930");

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable map.
  private final Map<String, List<String>> words;

  JoiningWords(String table) {
    Map<String, List<String>> all = new HashMap<>();
    for (String row : table.split("\\|")) {
      String[] cells = row.split(" ");
      all.put(cells[0], List.of(cells[1]));
    }
    words = Map.copyOf(all);
  }

  /** Returns the word of a language; none if it is not known. */
  List<String> in(ULocale locale) {
    String language = locale.getLanguage();
    // The words of Serbian are in Latin letters, which other scripts are compared in anyway.
    return words.getOrDefault(language, List.of());
  }
}
