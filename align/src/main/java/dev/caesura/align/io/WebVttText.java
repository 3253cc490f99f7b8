package dev.caesura.align.io;

/** Text in the cues of WebVTT. Pure functions, safe for use by many threads. */
public final class WebVttText {

  private WebVttText() {}

  /**
   * Returns text that shows itself in a cue.
   *
   * @param text a line of plain text; may be empty
   * @return the text with {@code & < >} as entities
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
