package dev.caesura.text.normalize;

/**
 * How the numeral after the name of a ruler is spoken in a language, by the rules of ICU.
 * Immutable.
 *
 * @param article what is spoken before it; may be empty
 * @param rules the name of ICU's rules; empty where it is spoken as it is counted
 * @param last the last number that is spoken so; others are spoken as they are counted
 */
record RulerOrdinal(String article, String rules, int last) {

  private static final String PLAIN = "%spellout-ordinal";
  private static final String MASCULINE = "%spellout-ordinal-masculine";

  /** Returns the form of a language. */
  static RulerOrdinal of(String language) {
    return switch (language) {
      case "en" -> all("the", PLAIN);
      case "de" -> all("der", PLAIN);
      case "nl" -> all("de", PLAIN);
      case "sv" -> all("den", "%spellout-ordinal-reale");
      case "da" -> all("den", "%spellout-ordinal-common");
      case "nb", "no", "nn" -> all("den", MASCULINE);
      case "hu", "fi" -> all("", PLAIN);
      case "it", "ro", "ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "sr", "bs", "sl" ->
          all("", MASCULINE);
      case "fr" -> new RulerOrdinal("", MASCULINE, 1);
      case "es", "pt", "ca", "gl" -> new RulerOrdinal("", MASCULINE, 10);
      default -> new RulerOrdinal("", "", 0);
    };
  }

  private static RulerOrdinal all(String article, String rules) {
    return new RulerOrdinal(article, rules, Integer.MAX_VALUE);
  }
}
