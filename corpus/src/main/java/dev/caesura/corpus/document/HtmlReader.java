package dev.caesura.corpus.document;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of HTML as browsers do, whatever is wrong with it: a part for each block. Scripts
 * and styles are skipped; navigation, footers, asides, footnotes and what is hidden are left out,
 * and counted. Nothing that a page names is fetched. Not thread-safe.
 */
final class HtmlReader {

  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote body caption center dd div dl dt fieldset figcaption"
                  + " figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol"
                  + " option p pre section table tbody td tfoot th thead title tr ul")
              .split(" "));

  /** Elements whose content is not text, or not text of the page. */
  private static final Set<String> RAW =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas");

  /** Elements without an end tag. */
  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr");

  private final String html;
  private final DocumentBuilder builder;
  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder omitted = new StringBuilder();
  private int at;
  private long line = 1;
  private int counted;
  private long blockLine = 1;
  private String blockId = "";
  private boolean isHeading;
  private String title = "";

  /** The element that is left out, and how many elements of its name are open; null for none. */
  private String omittedElement;

  private String omittedKind = "";
  private int omittedDepth;
  private long omittedLine;

  private HtmlReader(String html, DocumentBuilder builder, String file) {
    this.html = html;
    this.builder = builder;
    this.file = file;
  }

  /**
   * Adds the parts of a page to a document.
   *
   * @param html the page
   * @param builder the document
   * @param file the name of the page inside its archive; empty for a file of its own
   * @return the title of the page; empty if it has none
   */
  static String read(String html, DocumentBuilder builder, String file) {
    HtmlReader reader = new HtmlReader(html, builder, file);
    reader.page();
    return reader.title;
  }

  private void page() {
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        tag = html.length();
      }
      characters(HtmlMarkup.decoded(html.substring(at, tag)));
      at = tag;
      if (at < html.length()) {
        markup();
      }
    }
    flush();
    endOmission();
  }

  private void characters(String content) {
    if (omittedElement != null) {
      omitted.append(content);
    } else {
      if (text.isEmpty() && !WhiteSpace.isBlank(content)) {
        blockLine = line();
      }
      text.append(content);
    }
  }

  private void markup() {
    if (html.startsWith("<!--", at)) {
      skipPast("-->");
    } else if (html.startsWith("<![CDATA[", at)) {
      int end = html.indexOf("]]>", at);
      end = end < 0 ? html.length() : end;
      characters(html.substring(Math.min(at + 9, end), end));
      at = Math.min(html.length(), end + 3);
    } else if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
      skipPast(">");
    } else {
      tag();
    }
  }

  private void skipPast(String mark) {
    int end = html.indexOf(mark, at);
    at = end < 0 ? html.length() : end + mark.length();
  }

  private void tag() {
    boolean isEnd = html.startsWith("</", at);
    int name = at + (isEnd ? 2 : 1);
    if (name >= html.length() || !Character.isLetter(html.charAt(name))) {
      characters("<");
      at++;
      return;
    }
    int end = HtmlMarkup.endOfTag(html, name);
    String inside = html.substring(name, end);
    int length = 0;
    while (length < inside.length()
        && (Character.isLetterOrDigit(inside.charAt(length)) || inside.charAt(length) == ':')) {
      length++;
    }
    String element = inside.substring(0, length).toLowerCase(Locale.ROOT);
    element = element.substring(element.indexOf(':') + 1);
    String attributes = inside.substring(length);
    boolean isEmpty = inside.endsWith("/") || VOID.contains(element);
    long tagLine = line();
    at = Math.min(html.length(), end + 1);
    if (isEnd) {
      end(element);
    } else {
      start(element, attributes, isEmpty, tagLine);
    }
  }

  private void start(String element, String attributes, boolean isEmpty, long tagLine) {
    if (RAW.contains(element)) {
      if (!isEmpty) {
        raw(element);
      }
      return;
    }
    // The end of the head may be missing.
    boolean isAfterHead =
        "head".equals(omittedElement) && BLOCKS.contains(element) && !element.equals("title");
    // So may that of a paragraph and of the reading of ruby.
    boolean isAfterParagraph = "p".equals(omittedElement) && BLOCKS.contains(element);
    boolean isAfterReading = "rt".equals(omittedElement) && element.matches("r[btp]|rtc");
    if (isAfterHead || isAfterParagraph || isAfterReading) {
      endOmission();
    }
    if (omittedElement != null) {
      omittedDepth += element.equals(omittedElement) && !isEmpty ? 1 : 0;
      omitted.append(BLOCKS.contains(element) || element.equals("br") ? " " : "");
      if (element.equals("title") && omittedElement.equals("head")) {
        omitted.setLength(0);
      }
      return;
    }
    String kind = HtmlOmission.kind(element, attributes, html, at);
    if (!kind.isEmpty() && !isEmpty) {
      omittedElement = element;
      omittedKind = kind;
      omittedDepth = 1;
      omittedLine = tagLine;
      return;
    }
    if (BLOCKS.contains(element)) {
      flush();
      isHeading = element.matches("h[1-6]");
      String id = HtmlMarkup.attribute(attributes, "id");
      blockId = id.isEmpty() ? blockId : id;
      if (element.equals("html")) {
        String lang = HtmlMarkup.attribute(attributes, "lang");
        builder.language(lang.isEmpty() ? HtmlMarkup.attribute(attributes, "xml:lang") : lang);
      }
    } else if (element.equals("br")) {
      text.append('\n');
    } else if (element.equals("img")) {
      text.append(' ');
    }
  }

  private void raw(String element) {
    Matcher end =
        Pattern.compile("(?i)</" + element + "\\s*>").matcher(html).region(at, html.length());
    at = end.find() ? end.end() : html.length();
  }

  private void end(String element) {
    if (omittedElement != null) {
      boolean isTitle = element.equals("title") && omittedElement.equals("head");
      if (isTitle) {
        title = WhiteSpace.collapse(omitted.toString());
        omitted.setLength(0);
      }
      omittedDepth -= element.equals(omittedElement) ? 1 : 0;
      boolean isRuby = omittedElement.matches("r[tp]|rtc") && element.equals("ruby");
      if (omittedDepth == 0 || isRuby) {
        endOmission();
      }
      return;
    }
    if (BLOCKS.contains(element)) {
      flush();
      isHeading = false;
    }
  }

  private void endOmission() {
    if (omittedElement != null && !omittedElement.equals("head")) {
      String content = WhiteSpace.collapse(omitted.toString());
      if (!content.isEmpty()) {
        builder.remark(ReadingRemark.Kind.OMITTED, omittedKind, content, place("", omittedLine));
      }
    }
    omitted.setLength(0);
    omittedElement = null;
  }

  private void flush() {
    // A soft hyphen is a place where a line may end, no character.
    String content = WhiteSpace.collapse(text.toString().replace("\u00AD", ""));
    text.setLength(0);
    if (!content.isEmpty()) {
      builder.part(
          file.isEmpty() || blockId.isEmpty() ? blockId : file + "#" + blockId,
          isHeading ? DocumentPart.Kind.HEADING : DocumentPart.Kind.PARAGRAPH,
          content,
          place(blockId, blockLine),
          "",
          Map.of());
      blockId = "";
    }
  }

  private SourcePlace place(String id, long atLine) {
    String element = file.isEmpty() ? id : id.isEmpty() ? file : file + "#" + id;
    return SourcePlace.ofElement(element, atLine);
  }

  /** Returns the line of the place that was read last. */
  private long line() {
    while (counted < Math.min(at, html.length())) {
      line += html.charAt(counted) == '\n' ? 1 : 0;
      counted++;
    }
    return line;
  }
}
