package dev.caesura.corpus.picture;

/**
 * A rectangle of a picture. Immutable and thread-safe.
 *
 * @param x left edge, in pixels from the left
 * @param y upper edge, in pixels from the top
 * @param width pixels
 * @param height pixels
 */
public record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
