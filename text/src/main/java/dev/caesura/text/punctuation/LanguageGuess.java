package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Recognises the language of a text in Latin script by its most frequent words, for rules of
 * writing that hold in one language only. Where the words do not decide, no such rule is applied.
 * Pure functions, safe for use by many threads.
 */
final class LanguageGuess {

  private static final int MAX_WORD = 12;

  /** Least share of the words of a text that have to be frequent ones of its language. */
  private static final double MIN_SHARE = 0.15;

  /** Weight of a word of one language, and of a word that several have. */
  private static final int OWN = 2;

  private static final int SHARED = 1;

  /** A text up to this number of words is recognised by one word. */
  private static final int SHORT = 5;

  /** Frequent words; a word that several languages have counts for each of them. */
  static final Map<String, String> FREQUENT =
      Map.ofEntries(
          Map.entry(
              "en",
              "the of and to is was it that for you with on are be this have from not he she they"
                  + " we i i'm what my your his her at by were been will would can do does did had"
                  + " has but or if there who when where how all an as it's don't me no so"),
          Map.entry(
              "es",
              "el la los las de del y en que es un una por con para no se lo al su como más pero"
                  + " sus le ha me está muy ya qué cómo dónde cuándo quién cuál hay yo tú él este"
                  + " esta eso esto fue son porque también hola usted nos te mi tu sí tengo tiene"
                  + " quiero quieres puedo puede hoy noche bien hace todo aquí ahora nada gracias"
                  + " cuando donde hay vamos estoy estás estaba bueno buenos días así algo siempre"
                  + " uno dos ser hacer"),
          Map.entry(
              "fr",
              "le la les de des du et en un une est que qui dans pour pas sur ne se ce il elle nous"
                  + " vous au aux avec son sa ses par plus sont mais je tu on cette ont été où"
                  + " quand comment pourquoi bonjour très être à tu c'est j'ai d'un d'une qu'il"
                  + " qu'elle n'est bien fait tout merci oui non moi toi votre notre cela ça"),
          Map.entry(
              "pt",
              "o a os as de do da dos das e em um uma que é no na nos nas por para com não se mais"
                  + " mas ao seu sua foi são como eu você ele ela isso este esta muito também onde"
                  + " sim tenho tem hoje"),
          Map.entry(
              "it",
              "il lo la i gli le di del della dei e è un una che in per con non si da al alla sono"
                  + " più ma come anche ha questo questa nel dove perché io tu cosa"),
          Map.entry(
              "de",
              "der die das und ist in den von zu mit sich des auf für nicht ein eine im dem es ich"
                  + " sie er wir auch als an war hat aus bei nach wie was wo aber"),
          Map.entry(
              "nl",
              "de het een van en in is dat op te zijn met voor niet die er aan ook als ik je we hij"
                  + " ze door maar om naar bij wat waar hoe heeft werd"),
          Map.entry(
              "ca",
              "el la els les de del dels i en un una que és per amb no es al als més però seva com"
                  + " ha aquest aquesta són va què on molt també"),
          Map.entry(
              "gl",
              "o a os as de do da dos das e en un unha que é no na por para con non se máis pero ao"
                  + " seu súa foi son como ela iso este esta moi tamén"),
          Map.entry("sv", "och att det i en som är på av för med den till inte ett om var jag vi"),
          Map.entry("da", "og at det i en som er på af for med den til ikke et om var jeg vi de"),
          Map.entry("ro", "și de la în a cu nu pe că un o este din care mai să se pentru sunt"),
          Map.entry("pl", "i w na z do się nie to jest że o jak po co od za dla są"),
          Map.entry("cs", "a v na se je že s z do o to i jako k za ve pro by jsem"),
          Map.entry("fi", "ja on ei se että oli hän mutta ovat kun niin myös kuin tai joka"),
          Map.entry("hu", "a az és hogy nem is egy van meg de ez csak volt mint"),
          Map.entry("id", "yang dan di itu dengan untuk ini tidak dari dalam akan pada ke"));

  private static final Map<String, List<String>> LANGUAGES = languages();

  private LanguageGuess() {}

  private static Map<String, List<String>> languages() {
    Map<String, List<String>> languages = new HashMap<>();
    for (Map.Entry<String, String> entry : FREQUENT.entrySet()) {
      for (String word : new TreeSet<>(List.of(entry.getValue().split(" ")))) {
        languages.merge(
            word,
            List.of(entry.getKey()),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    return languages;
  }

  /** Returns the language of a text; {@link Locale#ROOT} if its words do not decide. */
  static Locale of(String text) {
    Map<String, Integer> counts = new HashMap<>();
    int words = 0;
    int at = WhiteSpace.skip(text, 0, text.length());
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !WhiteSpace.is(text.charAt(end))) {
        end++;
      }
      words++;
      List<String> languages = LANGUAGES.getOrDefault(word(text, at, end), List.of());
      for (String language : languages) {
        counts.merge(language, languages.size() == 1 ? OWN : SHARED, Integer::sum);
      }
      at = WhiteSpace.skip(text, end, text.length());
    }
    return decide(counts, words);
  }

  private static Locale decide(Map<String, Integer> counts, int words) {
    String best = "";
    int most = 0;
    int second = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        second = most;
        most = entry.getValue();
        best = entry.getKey();
      } else {
        second = Math.max(second, entry.getValue());
      }
    }
    boolean enough = most >= (words <= SHORT ? OWN : 2 * OWN) && most >= MIN_SHARE * OWN * words;
    return enough && most > second ? Locale.forLanguageTag(best) : Locale.ROOT;
  }

  /** Returns a token in lower case without the marks around it; empty if it is a long one. */
  private static String word(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !Character.isLetter(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    return end - start > MAX_WORD
        ? ""
        : text.substring(start, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
