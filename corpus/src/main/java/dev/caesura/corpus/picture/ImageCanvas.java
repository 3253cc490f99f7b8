package dev.caesura.corpus.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Canvas of an image. Needs a font but no display. */
final class ImageCanvas implements Canvas {

  private static final BasicStroke OUTLINE =
      new BasicStroke(0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final BasicStroke SOLID =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

  private final BufferedImage image;
  private final Graphics2D graphics;

  ImageCanvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
  }

  /** Returns the finished image. */
  BufferedImage end() {
    graphics.dispose();
    return image;
  }

  @Override
  public void beginGroup(String kind, String label) {
    // An image has no groups.
  }

  @Override
  public void endGroup() {
    // An image has no groups.
  }

  @Override
  public void rectangle(Bounds bounds, Color fill) {
    graphics.setColor(fill);
    graphics.fill(new Rectangle2D.Double(bounds.x(), bounds.y(), bounds.width(), bounds.height()));
  }

  @Override
  public void rectangle(Bounds bounds, Color fill, String kind, String tip) {
    rectangle(bounds, fill);
  }

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {
    Path2D path = path(xs, ys);
    path.closePath();
    graphics.setColor(fill);
    graphics.fill(path);
    graphics.setStroke(OUTLINE);
    graphics.draw(path);
  }

  @Override
  public void line(double[] xs, double[] ys, Color stroke, boolean dashed) {
    graphics.setColor(stroke);
    graphics.setStroke(dashed ? DASHED : SOLID);
    graphics.draw(path(xs, ys));
  }

  private static Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    return path;
  }

  @Override
  public void text(double x, double y, String text, Anchor anchor, Color color) {
    double width = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.setColor(color);
    graphics.drawString(text, (float) left, (float) y);
  }

  @Override
  public void image(Bounds bounds, BufferedImage drawn) {
    graphics.drawImage(
        drawn,
        (int) Math.round(bounds.x()),
        (int) Math.round(bounds.y()),
        (int) Math.round(bounds.width()),
        (int) Math.round(bounds.height()),
        null);
  }
}
