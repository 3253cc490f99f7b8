package dev.caesura.text.normalize;

import java.util.List;
import java.util.Map;

/** Words of a half, a quarter and three quarters, which ICU has no rules for. Pure functions. */
final class FractionWords {

  /** Half, quarter, three quarters; then the same after a whole number, + where it is joined. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("de", "halb|viertel|drei viertel|+einhalb|+einviertel|+dreiviertel"),
          Map.entry("nl", "half|kwart|drie kwart|en een half|en een kwart|en drie kwart"),
          Map.entry("sv", "halv|kvart|tre kvart|och en halv|och en kvart|och tre kvart"),
          Map.entry("da", "halv|kvart|tre kvart|og en halv|og en kvart|og tre kvart"),
          Map.entry("no", "halv|kvart|tre kvart|og en halv|og en kvart|og tre kvart"),
          Map.entry("nb", "halv|kvart|tre kvart|og en halv|og en kvart|og tre kvart"),
          Map.entry("fr", "demi|quart|trois quarts|et demi|un quart|trois quarts"),
          Map.entry("es", "medio|cuarto|tres cuartos|y medio|y cuarto|y tres cuartos"),
          Map.entry("it", "mezzo|quarto|tre quarti|e mezzo|e un quarto|e tre quarti"),
          Map.entry("pt", "meio|quarto|tr\u00EAs quartos|e meio|e um quarto|e tr\u00EAs quartos"),
          Map.entry("ca", "mig|quart|tres quarts|i mig|i quart|i tres quarts"),
          Map.entry(
              "pl",
              "p\u00F3\u0142|\u0107wier\u0107|trzy czwarte|i p\u00F3\u0142|i"
                  + " \u0107wier\u0107|i trzy czwarte"),
          Map.entry(
              "cs",
              "p\u016Fl|\u010Dtvrt|t\u0159i \u010Dtvrt\u011B|a p\u016Fl|a \u010Dtvrt|a"
                  + " t\u0159i \u010Dtvrt\u011B"),
          Map.entry("hr", "pola|\u010Detvrt|tri \u010Detvrt|i pol|i \u010Detvrt|i tri \u010Detvrt"),
          Map.entry("sl", "pol|\u010Detrt|tri \u010Detrt|in pol|in \u010Detrt|in tri \u010Detrt"),
          Map.entry(
              "ru",
              "\u043F\u043E\u043B\u043E\u0432\u0438\u043D\u0430|"
                  + "\u0447\u0435\u0442\u0432\u0435\u0440\u0442\u044C|"
                  + "\u0442\u0440\u0438 \u0447\u0435\u0442\u0432\u0435\u0440\u0442\u0438|"
                  + "\u0441 \u043F\u043E\u043B\u043E\u0432\u0438\u043D\u043E\u0439|"
                  + "\u0441 \u0447\u0435\u0442\u0432\u0435\u0440\u0442\u044C\u044E|"
                  + "\u0438 \u0442\u0440\u0438"
                  + " \u0447\u0435\u0442\u0432\u0435\u0440\u0442\u0438"));

  private FractionWords() {}

  /** Returns the words of a fraction; none if they are not known. */
  static List<String> of(String language, int point, boolean afterWhole) {
    String words = WORDS.get(language);
    int which = "\u00BD\u00BC\u00BE".indexOf(point);
    return words == null || which < 0
        ? List.of()
        : List.of(words.split("\\|")[which + (afterWhole ? 3 : 0)].split(" "));
  }
}
