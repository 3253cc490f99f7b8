package dev.caesura.corpus.picture;

/** One strip of a picture, over the same time as the others. Immutable and thread-safe. */
public interface Panel {

  /**
   * What to write beside it.
   *
   * @return a short name
   */
  String name();

  /**
   * The height that suits it.
   *
   * @return pixels, more than 0; a picture of a given height shares it out in proportion
   */
  double height();

  /**
   * Draws it.
   *
   * @param canvas on what
   * @param axis where, and over which time
   */
  void draw(Canvas canvas, TimeAxis axis);
}
