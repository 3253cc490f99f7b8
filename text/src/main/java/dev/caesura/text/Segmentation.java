package dev.caesura.text;

import java.util.List;

/**
 * Text that is split into pieces which tile it: nothing is lost, nothing occurs twice. Sentences,
 * paragraphs and topics are all segmentations, each coarser than the last.
 *
 * <p>Joining {@link #strings()} gives the text. An empty text has no pieces; no piece is empty.
 * Immutable and thread-safe.
 *
 * @param text the untouched text
 * @param spans its pieces, in order
 */
public record Segmentation(String text, List<TextSpan> spans) {

  public Segmentation {
    spans = List.copyOf(spans);
    int end = 0;
    for (TextSpan span : spans) {
      if (span.start() != end || span.length() == 0) {
        throw new IllegalArgumentException(
            "piece " + span + ": expected at least one character from " + end + " on");
      }
      end = span.end();
    }
    if (end != text.length()) {
      throw new IllegalArgumentException(
          "pieces end at " + end + ": expected the end of the text, " + text.length());
    }
  }

  /**
   * Creates a segmentation from the places where pieces end.
   *
   * @param text the untouched text
   * @param ends ends of pieces, ascending, each in {@code [1, text.length()]}; the end of the text
   *     may be left out
   * @return the pieces between them
   * @throws IllegalArgumentException if the ends are not ascending or outside the text
   */
  public static Segmentation ofEnds(String text, Iterable<Integer> ends) {
    List<TextSpan> spans = new java.util.ArrayList<>();
    int start = 0;
    for (int end : ends) {
      if (end <= start || end > text.length()) {
        throw new IllegalArgumentException(
            "end " + end + ": expected a number in (" + start + ", " + text.length() + "]");
      }
      spans.add(new TextSpan(start, end));
      start = end;
    }
    if (start < text.length()) {
      spans.add(new TextSpan(start, text.length()));
    }
    return new Segmentation(text, spans);
  }

  /**
   * Returns the number of pieces.
   *
   * @return at least 0
   */
  public int size() {
    return spans.size();
  }

  /**
   * Returns the text of one piece.
   *
   * @param index in {@code [0, size())}
   * @return its text, white space and all
   */
  public String string(int index) {
    return spans.get(index).in(text);
  }

  /**
   * Returns the texts of all pieces.
   *
   * @return their texts in order; joined they are {@link #text()}
   */
  public List<String> strings() {
    return spans.stream().map(span -> span.in(text)).toList();
  }
}
