package dev.caesura.corpus.document;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which elements of a page are left out, and names them for the remarks: what is beside the
 * text, such as navigation; what is hidden; and what would be read twice, such as the readings of
 * ruby. Pure functions, safe for use by many threads.
 */
final class HtmlOmission {

  private static final Set<String> BESIDE =
      Set.of("nav", "footer", "aside", "button", "select", "textarea", "head", "rt", "rp", "rtc");

  private static final Pattern NOTE =
      Pattern.compile("(?:^|\\s)(?:noteref|footnotes?|endnotes?|rearnotes?|pagebreak)(?:\\s|$)");

  private static final Pattern PUBLISHER =
      Pattern.compile("(?:^|\\s)pg-(?:header|footer|boilerplate)[\\w-]*(?:\\s|$)");

  private static final Pattern HIDDEN_STYLE =
      Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)\\b");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private static final Pattern HIDDEN = Pattern.compile("(?i)(?:^|\\s)hidden(?=[\\s=/]|$)");

  /** A number, letter or sign that leads to a note. */
  private static final Pattern MARK =
      Pattern.compile("[\\[(]?(?:\\p{Nd}{1,4}[a-z]?|[a-z]|[*†‡§¶]{1,4})[\\])]?");

  private static final Pattern LINK_INSIDE =
      Pattern.compile("(?i)<a\\b[^>]*\\shref\\s*=\\s*[\"']?[^\"'>\\s]*#");

  /** Characters in which the end of a mark is looked for. */
  private static final int MAX_MARK = 400;

  private HtmlOmission() {}

  /**
   * Returns what an element is, if it is left out.
   *
   * @param element its name in lower case
   * @param attributes its attributes
   * @param html the page
   * @param inside where its content begins
   * @return a name for remarks; empty if its text belongs to the page
   */
  static String kind(String element, String attributes, String html, int inside) {
    if (BESIDE.contains(element)) {
      return element.startsWith("r") ? "reading beside its characters (ruby)" : element;
    }
    if (isMarkOfNote(element, attributes, html, inside)) {
      return "note";
    }
    if (attributes.isEmpty()) {
      return "";
    }
    String type =
        HtmlMarkup.attribute(attributes, "epub:type")
            + " "
            + HtmlMarkup.attribute(attributes, "role");
    if (NOTE.matcher(type.replace("doc-", "")).find()) {
      return "note";
    }
    if (isHidden(attributes)) {
      return "hidden element";
    }
    String names =
        HtmlMarkup.attribute(attributes, "id") + " " + HtmlMarkup.attribute(attributes, "class");
    return PUBLISHER.matcher(names).find() ? "text of the book's publisher" : "";
  }

  private static boolean isHidden(String attributes) {
    return HIDDEN.matcher(QUOTED.matcher(attributes).replaceAll("")).find()
        || HIDDEN_STYLE.matcher(HtmlMarkup.attribute(attributes, "style")).find();
  }

  /**
   * Whether an element is a raised number that leads to a note: a link in sup, or sup in a link.
   */
  private static boolean isMarkOfNote(String element, String attributes, String html, int inside) {
    boolean isRaised = element.equals("sup");
    boolean isLink =
        element.equals("a") && HtmlMarkup.attribute(attributes, "href").indexOf('#') >= 0;
    if (!isRaised && !isLink) {
      return false;
    }
    String start = html.substring(inside, Math.min(html.length(), inside + MAX_MARK));
    Matcher end = Pattern.compile("(?i)</" + element + "\\s*>").matcher(start);
    if (!end.find()) {
      return false;
    }
    String content = start.substring(0, end.start());
    boolean isBoth =
        isRaised
            ? LINK_INSIDE.matcher(content).find()
            : content.toLowerCase(Locale.ROOT).contains("<sup");
    String mark = HtmlMarkup.decoded(content.replaceAll("<[^>]*>", ""));
    return isBoth && MARK.matcher(WhiteSpace.collapse(mark)).matches();
  }
}
