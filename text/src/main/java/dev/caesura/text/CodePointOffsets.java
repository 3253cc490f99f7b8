package dev.caesura.text;

/**
 * Code points before each {@code String} index of a text: the unit of exported offsets, which
 * languages other than Java count in. Immutable and thread-safe.
 */
public final class CodePointOffsets {

  private final int[] offsets;

  private CodePointOffsets(int[] offsets) {
    this.offsets = offsets;
  }

  /**
   * Counts the code points of a text.
   *
   * @param text any text; an unpaired surrogate is a code point of its own
   * @return its offsets
   */
  public static CodePointOffsets of(CharSequence text) {
    int[] offsets = new int[text.length() + 1];
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      int width = Character.charCount(Character.codePointAt(text, i));
      for (int k = 0; k < width; k++) {
        offsets[i + k] = count;
      }
      i += width;
      count++;
    }
    offsets[text.length()] = count;
    return new CodePointOffsets(offsets);
  }

  /**
   * Returns the number of code points before an index.
   *
   * @param index in UTF-16 units, from 0 to the length of the text
   * @return the number of code points; a low surrogate counts like the code point it belongs to
   */
  public int at(int index) {
    return offsets[index];
  }
}
