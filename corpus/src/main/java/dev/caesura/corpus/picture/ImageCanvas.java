package dev.caesura.corpus.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws into an image. Needs no screen, but a font. */
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

  /** The whole picture. */
  BufferedImage end() {
    graphics.dispose();
    return image;
  }

  @Override
  public void open(String kind, String label) {
    // An image has no parts.
  }

  @Override
  public void close() {
    // An image has no parts.
  }

  @Override
  public void box(Box box, Color fill) {
    graphics.setColor(fill);
    graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  @Override
  public void box(Box box, Color fill, String kind, String tip) {
    box(box, fill);
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
  public void text(double x, double y, String text, Anchor anchor, Color ink) {
    double width = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.setColor(ink);
    graphics.drawString(text, (float) left, (float) y);
  }

  @Override
  public void image(Box box, BufferedImage drawn) {
    graphics.drawImage(
        drawn,
        (int) Math.round(box.x()),
        (int) Math.round(box.y()),
        (int) Math.round(box.width()),
        (int) Math.round(box.height()),
        null);
  }
}
