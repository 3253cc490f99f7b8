package dev.caesura.corpus.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Surface that a picture is drawn on: an image or SVG. Coordinates are pixels from the top left
 * corner. Not thread-safe.
 */
public interface Canvas {

  /** Point of a line of text that lies at a given place. */
  enum Anchor {
    /** The left end. */
    START,
    /** The middle. */
    MIDDLE,
    /** The right end. */
    END
  }

  /**
   * Begins a group, which lasts until {@link #endGroup}.
   *
   * @param kind the kind of the group, one word
   * @param label the name of the group
   */
  void beginGroup(String kind, String label);

  /** Ends the group that began last. */
  void endGroup();

  /**
   * Fills a rectangle.
   *
   * @param bounds its place
   * @param fill its colour
   */
  void rectangle(Bounds bounds, Color fill);

  /**
   * Fills a rectangle that stands for an object.
   *
   * @param bounds its place
   * @param fill its colour
   * @param kind the kind of the object, one word
   * @param tip a tooltip, where the format has them; may be empty
   */
  void rectangle(Bounds bounds, Color fill, String kind, String tip);

  /**
   * Fills a polygon and draws its outline.
   *
   * @param xs the horizontal coordinates of the corners
   * @param ys the vertical coordinates of the corners, as many
   * @param fill its colour
   */
  void polygon(double[] xs, double[] ys, Color fill);

  /**
   * Draws a line from point to point.
   *
   * @param xs the horizontal coordinates of the points
   * @param ys the vertical coordinates of the points, as many
   * @param stroke its colour
   * @param dashed whether the line has gaps
   */
  void line(double[] xs, double[] ys, Color stroke, boolean dashed);

  /**
   * Draws a line of text of 11 pixels.
   *
   * @param x the horizontal coordinate of the anchor
   * @param y the vertical coordinate of the baseline
   * @param text the text
   * @param anchor the point of the text that lies at {@code x}
   * @param color its colour
   */
  void text(double x, double y, String text, Anchor anchor, Color color);

  /**
   * Draws an image, smoothly stretched.
   *
   * @param bounds its place
   * @param image the image
   */
  void image(Bounds bounds, BufferedImage image);
}
