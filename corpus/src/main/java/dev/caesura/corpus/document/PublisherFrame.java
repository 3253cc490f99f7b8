package dev.caesura.corpus.document;

import dev.caesura.text.TextSpan;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The book in a text of Project Gutenberg or LibriVox, without what its publisher wrote around it.
 * The spoken introduction of LibriVox ("This is a LibriVox recording") stays. Immutable.
 *
 * @param book the place of the book; the whole text if there is no such frame
 * @param front what is before it
 */
record PublisherFrame(TextSpan book, String front) {

  private static final Pattern START =
      Pattern.compile(
          "(?im)^[ \\t]*\\*(?:\\*{2}\\s*START OF (?:THIS|THE) PROJECT GUTENBERG|END\\*?\\s?THE"
              + " SMALL PRINT!)[^\\n"
              + "\\r"
              + "]*(?:\\R[^\\n"
              + "\\r"
              + "*]{1,100}\\*{3}[ \\t]*$)?");
  private static final Pattern END =
      Pattern.compile(
          "(?im)^[ \\t]*(?:\\*{3}\\s*END OF (?:THIS|THE) PROJECT GUTENBERG|End of (?:the |this"
              + " )?Project Gutenberg|(?:End of |Ende |Fin |Fine |Slut |Einde |Fim )[^\\n\\r]{0,30}"
              + "Proje[ck]t Gutenberg)");
  private static final Pattern LICENCE =
      Pattern.compile(
          "(?im)^[ \\t]*\\*{3}\\s*START: FULL LICENSE|^[ \\t]*THE FULL PROJECT GUTENBERG LICENSE");

  /** Credits of volunteers that stand between the mark and the book. */
  private static final Pattern CREDITS =
      Pattern.compile(
          "(?i)\\A\\s*(?:(?:E-?text |This (?:e-?text|e-?book) (?:was"
              + " )?)?(?:produced|prepared|transcribed) (?:by|from)\\b(?:[^\\n"
              + "\\r"
              + "]|\\R(?!\\s*\\R))*\\R\\s*\\R)");

  private static final Pattern CATALOGUE =
      Pattern.compile(
          "(?is)\\A\\s*LibriVox recording of (?:(?!\\R\\s*\\R).){1,2000}?\\R(?:.{0,4000}?(?:go to"
              + " the LibriVox catalog page|become a volunteer reader)[^\\n"
              + "\\r"
              + "]*(?:\\R|\\z))?");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  static PublisherFrame of(String text) {
    int start = 0;
    int end = text.length();
    Matcher mark = START.matcher(text);
    if (mark.find()) {
      start = mark.end();
      Matcher credits = CREDITS.matcher(text).region(start, text.length());
      if (credits.lookingAt()) {
        start = credits.end();
      }
    } else {
      Matcher catalogue = CATALOGUE.matcher(text);
      if (catalogue.lookingAt() && catalogue.group().contains("catalog page")) {
        start = catalogue.end();
      }
    }
    Matcher last = END.matcher(text);
    Matcher licence = LICENCE.matcher(text);
    if (start > 0 && last.find(start)) {
      end = last.start();
    } else if (start > 0 && licence.find(start)) {
      end = licence.start();
    }
    return new PublisherFrame(new TextSpan(start, end), text.substring(0, start));
  }

  /** Returns a field of the catalogue entry before the book. */
  Optional<String> field(String name) {
    Matcher field =
        Pattern.compile("(?m)^" + name + ":[ \\t]*(\\S[^\\n\\r]{0,300})$").matcher(front);
    return field.find() ? Optional.of(field.group(1).strip()) : Optional.empty();
  }

  /** Returns the tag of the language that the entry names in English. */
  Optional<String> language() {
    return field("Language")
        .flatMap(
            name ->
                LANGUAGES.stream()
                    .filter(
                        tag ->
                            Locale.forLanguageTag(tag)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .equalsIgnoreCase(name))
                    .findFirst());
  }
}
