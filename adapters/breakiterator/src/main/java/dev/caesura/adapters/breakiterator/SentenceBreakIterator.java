package dev.caesura.adapters.breakiterator;

import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;
import java.util.Objects;

/**
 * Break iterator of the Java platform whose boundaries are those of a segmenter. The whole text is
 * split when it is set. An empty text has the boundary 0 alone.
 *
 * <p>Boundaries are indexes of the text as {@link BreakIterator} defines them: the first is the
 * begin index of the text, the last its end index, and white space belongs to the piece before it.
 *
 * <p>Not thread-safe, as no break iterator is; {@link #clone()} makes one for another thread, which
 * shares the segmenter and no state.
 */
public final class SentenceBreakIterator extends BreakIterator {

  private final TextSegmenter segmenter;
  private CharacterIterator text;

  /** All boundaries, ascending; at least one. Never changed after it is made. */
  private int[] boundaries;

  /** The current boundary: an index of {@link #boundaries}. */
  private int current;

  private SentenceBreakIterator(TextSegmenter segmenter) {
    this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
    split(new StringCharacterIterator(""));
  }

  /**
   * Returns an iterator over the pieces of a segmenter.
   *
   * @param segmenter splits each text that is set
   * @return the iterator, with an empty text
   */
  public static SentenceBreakIterator of(TextSegmenter segmenter) {
    return new SentenceBreakIterator(segmenter);
  }

  private void split(CharacterIterator newText) {
    int begin = newText.getBeginIndex();
    StringBuilder whole = new StringBuilder(newText.getEndIndex() - begin);
    int place = newText.getIndex();
    newText.first();
    while (newText.getIndex() < newText.getEndIndex()) {
      whole.append(newText.current());
      newText.next();
    }
    newText.setIndex(place);
    int[] found =
        segmenter.segment(whole.toString()).spans().stream().mapToInt(TextSpan::end).toArray();
    boundaries = new int[found.length + 1];
    boundaries[0] = begin;
    for (int i = 0; i < found.length; i++) {
      boundaries[i + 1] = begin + found[i];
    }
    text = newText;
    current = 0;
  }

  /**
   * Sets the text and moves to its first boundary. The text must not change while it is set.
   *
   * @param newText the text; its index is not moved
   */
  @Override
  public void setText(CharacterIterator newText) {
    split(Objects.requireNonNull(newText, "newText"));
  }

  @Override
  public CharacterIterator getText() {
    return text;
  }

  @Override
  public int first() {
    current = 0;
    return boundaries[current];
  }

  @Override
  public int last() {
    current = boundaries.length - 1;
    return boundaries[current];
  }

  @Override
  public int current() {
    return boundaries[current];
  }

  @Override
  public int next() {
    return next(1);
  }

  @Override
  public int previous() {
    return next(-1);
  }

  /**
   * Moves by a number of boundaries.
   *
   * @param n how many boundaries to move; negative is backwards
   * @return the boundary; {@link #DONE} if there are not so many, and then the iterator stands at
   *     the last or the first
   */
  @Override
  public int next(int n) {
    long target = (long) current + n;
    current = (int) Math.max(0, Math.min(target, boundaries.length - 1L));
    return target == current ? boundaries[current] : DONE;
  }

  @Override
  public int following(int offset) {
    int found = Arrays.binarySearch(boundaries, checked(offset));
    return moveTo(found >= 0 ? found + 1 : -found - 1);
  }

  @Override
  public int preceding(int offset) {
    int found = Arrays.binarySearch(boundaries, checked(offset));
    return moveTo(found >= 0 ? found - 1 : -found - 2);
  }

  /**
   * Returns whether a place is a boundary, and moves to it or else to the next boundary.
   *
   * @param offset an index of the text
   * @return whether it is a boundary
   * @throws IllegalArgumentException if it lies outside the text
   */
  @Override
  public boolean isBoundary(int offset) {
    int found = Arrays.binarySearch(boundaries, checked(offset));
    current = found >= 0 ? found : -found - 1;
    return found >= 0;
  }

  private int moveTo(int index) {
    current = Math.max(0, Math.min(index, boundaries.length - 1));
    return current == index ? boundaries[current] : DONE;
  }

  private int checked(int offset) {
    int begin = boundaries[0];
    int end = boundaries[boundaries.length - 1];
    if (offset < begin || offset > end) {
      throw new IllegalArgumentException(
          "offset " + offset + ": expected a number from " + begin + " to " + end);
    }
    return offset;
  }

  /** Returns an iterator at the same boundary of the same text, which moves on its own. */
  @Override
  public SentenceBreakIterator clone() {
    SentenceBreakIterator copy = (SentenceBreakIterator) super.clone();
    copy.text = (CharacterIterator) text.clone();
    return copy;
  }
}
