package dev.caesura.corpus.picture;

/** Strip of a picture; all panels share one time axis. Immutable and thread-safe. */
public interface Panel {

  /**
   * Returns the name to the left of the panel.
   *
   * @return a short name
   */
  String name();

  /**
   * Returns the natural height of the panel. A picture of a given height scales all panels alike.
   *
   * @return the height in pixels, greater than 0
   */
  double height();

  /**
   * Draws the panel.
   *
   * @param canvas the surface
   * @param axis the place of the panel and the time that it shows
   */
  void draw(Canvas canvas, TimeAxis axis);
}
