package dev.caesura.corpus.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * What a picture is drawn on: an image, or a file of SVG. Pixels count from the top left corner.
 * For one thread at a time.
 */
public interface Canvas {

  /** Which point of a line of text lies at the given place. */
  enum Anchor {
    /** Its left end. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    END
  }

  /**
   * Begins a part of the picture, until {@link #close}.
   *
   * @param kind what it is, in one word
   * @param label what it is called
   */
  void open(String kind, String label);

  /** Ends the part that was begun last. */
  void close();

  /**
   * Fills a rectangle.
   *
   * @param box where
   * @param fill its colour
   */
  void box(Box box, Color fill);

  /**
   * Fills a rectangle that stands for something.
   *
   * @param box where
   * @param fill its colour
   * @param kind what it is, in one word
   * @param tip what to show of it where that can be asked for; may be empty
   */
  void box(Box box, Color fill, String kind, String tip);

  /**
   * Fills a polygon and draws its outline.
   *
   * @param xs the corners' places from the left
   * @param ys the corners' places from the top, as many
   * @param fill its colour
   */
  void polygon(double[] xs, double[] ys, Color fill);

  /**
   * Draws a line from point to point.
   *
   * @param xs the points' places from the left
   * @param ys the points' places from the top, as many
   * @param stroke its colour
   * @param dashed whether with gaps
   */
  void line(double[] xs, double[] ys, Color stroke, boolean dashed);

  /**
   * Writes a line of text of 11 pixels.
   *
   * @param x place of the anchor from the left
   * @param y place of the base line from the top
   * @param text what to write
   * @param anchor which point lies there
   * @param ink its colour
   */
  void text(double x, double y, String text, Anchor anchor, Color ink);

  /**
   * Draws an image, smoothly stretched.
   *
   * @param box where
   * @param image the image
   */
  void image(Box box, BufferedImage image);
}
