package dev.caesura.site;

/** Text in HTML. */
final class Html {

  private Html() {}

  /**
   * Returns text that shows itself in an element or in a quoted attribute.
   *
   * @param text any text
   * @return the text with {@code & < > "} as entities
   */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
