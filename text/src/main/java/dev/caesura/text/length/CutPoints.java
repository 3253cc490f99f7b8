package dev.caesura.text.length;

import java.util.Arrays;

/**
 * Places where a stretch of text can be split, in ascending order, the end of the stretch last. Not
 * thread-safe while places are added.
 *
 * <p>A piece goes from one place to another. Its length is counted from where it starts to where
 * its last character that is not white space ends.
 */
public final class CutPoints {

  private final long start;
  private long[] places = new long[16];
  private long[] contentEnds = new long[16];
  private double[] logs = new double[16];
  private int size;

  /**
   * Creates an empty list.
   *
   * @param start where the first piece starts
   */
  public CutPoints(long start) {
    this.start = start;
  }

  /**
   * Adds a place.
   *
   * @param place where the next piece would start, after all places before
   * @param contentEnd where the last character before it that is not white space ends, at most
   *     {@code place}
   * @param log natural logarithm of the probability of a split, at most 0
   * @throws IllegalArgumentException if it is not after the last one
   */
  public void add(long place, long contentEnd, double log) {
    long last = size == 0 ? start : places[size - 1];
    if (place <= last || contentEnd > place || contentEnd < last) {
      throw new IllegalArgumentException(
          "place " + place + " with content to " + contentEnd + ": expected a place after " + last);
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      contentEnds = Arrays.copyOf(contentEnds, 2 * size);
      logs = Arrays.copyOf(logs, 2 * size);
    }
    places[size] = place;
    contentEnds[size] = contentEnd;
    logs[size] = log;
    size++;
  }

  /**
   * Returns the number of places.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * Returns where a piece starts.
   *
   * @param index in {@code [-1, size())}; -1 is the start of the stretch
   * @return the place
   */
  public long place(int index) {
    return index < 0 ? start : places[index];
  }

  /**
   * Returns where the content before a place ends.
   *
   * @param index in {@code [0, size())}
   * @return at most {@code place(index)}
   */
  public long contentEnd(int index) {
    return contentEnds[index];
  }

  /**
   * Returns the natural logarithm of the probability of a split.
   *
   * @param index in {@code [0, size())}
   * @return at most 0
   */
  public double log(int index) {
    return logs[index];
  }

  /**
   * Returns the length of a piece.
   *
   * @param from index of the place that it starts at, in {@code [-1, to)}
   * @param to index of the place that it ends at
   * @return characters without white space at its end
   */
  public long length(int from, int to) {
    return contentEnds[to] - place(from);
  }
}
