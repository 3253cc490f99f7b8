package dev.caesura.text.paragraph;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text that arrives in blocks into paragraphs, at blank lines. Each paragraph has the white
 * space that follows it, and all together are the text. A paragraph longer than {@value
 * #MAX_LENGTH} characters is cut after white space in its second half, or at that length if there
 * is none, so that memory stays bounded. Not thread-safe.
 */
public final class ParagraphStream {

  /** Longest paragraph that is kept whole, in UTF-16 units. */
  public static final int MAX_LENGTH = 1 << 16;

  private final StringBuilder text = new StringBuilder();

  /** Creates a stream for one text. */
  public ParagraphStream() {}

  /**
   * Takes more text.
   *
   * @param more the next characters
   * @return paragraphs that no more text can change
   */
  public List<String> push(CharSequence more) {
    text.append(more);
    List<String> ready = new ArrayList<>();
    for (int end = nextEnd(); end > 0; end = nextEnd()) {
      ready.add(text.substring(0, end));
      text.delete(0, end);
    }
    return ready;
  }

  /**
   * Ends the text.
   *
   * @return the text after the last paragraph that was given out, perhaps empty; the stream is then
   *     as at its start
   */
  public String finish() {
    String rest = text.toString();
    text.setLength(0);
    return rest;
  }

  /** After the first blank line that a word follows, or inside a very long paragraph; else 0. */
  private int nextEnd() {
    int afterContent = 0;
    int lastSpace = 0;
    boolean hasContent = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (WhiteSpace.is(c)) {
        lastSpace = i + 1;
      } else {
        if (hasContent && WhiteSpace.lineBreaks(text, afterContent, i) > 1) {
          return i;
        }
        afterContent = i + 1;
        hasContent = true;
      }
      if (i >= MAX_LENGTH) {
        boolean splits = Character.isHighSurrogate(c);
        return lastSpace > MAX_LENGTH / 2 ? lastSpace : splits ? i : i + 1;
      }
    }
    return 0;
  }
}
