package dev.caesura.corpus.document;

import dev.caesura.text.unicode.CharacterEntities;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags, attributes and entities of HTML. Pure functions, safe for use by many threads. */
final class HtmlMarkup {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,12}\\d{0,2}));");

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private HtmlMarkup() {}

  /** Returns the place of the {@code >} that ends a tag, past those in its quotes. */
  static int endOfTag(String html, int from) {
    char quote = 0;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && i > 0 && html.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return html.length();
  }

  /** Returns the value of an attribute; empty if there is none. */
  static String attribute(String attributes, String name) {
    Matcher matcher = ATTRIBUTE.matcher(attributes);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(name)) {
        String value =
            matcher.group(2) != null
                ? matcher.group(2)
                : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        return decoded(value);
      }
    }
    return "";
  }

  /** Returns a text with the characters that its entities stand for. */
  static String decoded(String markup) {
    if (markup.indexOf('&') < 0) {
      return markup;
    }
    Matcher entity = ENTITY.matcher(markup);
    StringBuilder text = new StringBuilder();
    while (entity.find()) {
      String found = entity.group();
      if (entity.group(3) != null) {
        found = CharacterEntities.text(entity.group(3)).orElse(found);
      } else {
        int point =
            entity.group(1) != null
                ? Integer.parseInt(entity.group(1))
                : Integer.parseInt(entity.group(2), 16);
        // Browsers read the control characters as Windows has them, and NUL as damage.
        if (point >= 0x80 && point < 0xA0) {
          byte[] code = {(byte) point};
          point = new String(code, WINDOWS).codePointAt(0);
        } else if (point == 0) {
          point = 0xFFFD;
        }
        boolean isCharacter =
            Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF);
        found = isCharacter ? Character.toString(point) : found;
      }
      entity.appendReplacement(text, Matcher.quoteReplacement(found));
    }
    return entity.appendTail(text).toString();
  }
}
