package dev.caesura.corpus.picture;

/**
 * Bounds of a rectangle in a picture. Immutable and thread-safe.
 *
 * @param x the left edge, in pixels from the left of the picture
 * @param y the upper edge, in pixels from the top of the picture
 * @param width the width in pixels
 * @param height the height in pixels
 */
public record Bounds(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
