package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Picture of a recording: panels over one time axis. Equal values give the same SVG. Immutable and
 * thread-safe.
 *
 * @param title the title; may be empty
 * @param span the span that is shown, not empty
 * @param panels the panels from the top down, at least one
 */
public record Picture(String title, TimeSpan span, List<Panel> panels) {

  /** Maximum width and height in pixels. */
  public static final int MAX_PIXELS = 20_000;

  /** Maximum number of pixels of an image, which takes four bytes each in memory. */
  public static final int MAX_IMAGE_PIXELS = 64_000_000;

  private static final int LEFT = 96;
  private static final int RIGHT = 14;
  private static final int GAP = 8;
  private static final int AXIS = 24;
  private static final double MIN_SCALE = 0.3;

  public Picture {
    Objects.requireNonNull(title, "title");
    panels = List.copyOf(panels);
    if (span.isEmpty()) {
      throw new IllegalArgumentException("span " + span + ": expected at least one sample");
    }
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("panels: expected at least one; found none");
    }
  }

  private int top() {
    return title.isEmpty() ? 8 : 28;
  }

  private double panelHeight() {
    return panels.stream().mapToDouble(Panel::height).sum();
  }

  private int marginHeight() {
    return top() + AXIS + GAP * (panels.size() - 1);
  }

  /**
   * Returns the natural height, which scales no panel.
   *
   * @return the height in pixels
   */
  public int height() {
    return (int) Math.min(MAX_PIXELS, Math.ceil(marginHeight() + panelHeight()));
  }

  /**
   * Draws the picture.
   *
   * @param canvas the surface
   * @param width the width in pixels, from 200 to {@value #MAX_PIXELS}
   * @param height the height in pixels, from the minimum of the panels to {@value #MAX_PIXELS}
   * @throws IllegalArgumentException if the width or the height is out of range
   */
  public void draw(Canvas canvas, int width, int height) {
    int least = (int) Math.ceil(marginHeight() + MIN_SCALE * panelHeight());
    if (width < 200 || width > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "width " + width + ": expected a number in [200, " + MAX_PIXELS + "]");
    }
    if (height < least || height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "height " + height + ": expected a number in [" + least + ", " + MAX_PIXELS + "]");
    }
    canvas.rectangle(new Bounds(0, 0, width, height), Palette.BACKGROUND);
    if (!title.isEmpty()) {
      canvas.text(LEFT, 18, title, Canvas.Anchor.START, Palette.TEXT);
    }
    double inner = (double) width - LEFT - RIGHT;
    double scale = (height - marginHeight()) / panelHeight();
    TimeAxis all =
        new TimeAxis(span, new Bounds(LEFT, top(), inner, (double) height - top() - AXIS));
    canvas.beginGroup("axis", "time");
    for (double tick : all.ticks()) {
      double x = LEFT + (tick - span.startSeconds()) * inner / span.seconds();
      canvas.line(
          new double[] {x, x},
          new double[] {all.area().y(), all.area().bottom() + 4},
          Palette.GRID,
          false);
      canvas.text(x, height - 7.0, all.clock(tick), Canvas.Anchor.MIDDLE, Palette.MUTED);
    }
    canvas.endGroup();
    double y = top();
    for (Panel panel : panels) {
      Bounds area = new Bounds(LEFT, y, inner, panel.height() * scale);
      canvas.beginGroup("panel", panel.name());
      canvas.text(LEFT - 8.0, y + 13, shortened(panel.name()), Canvas.Anchor.END, Palette.TEXT);
      panel.draw(canvas, new TimeAxis(span, area));
      canvas.endGroup();
      y = area.bottom() + GAP;
    }
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 15
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 14)) + "…";
  }

  /**
   * Returns the picture as an SVG document.
   *
   * @param width the width in pixels
   * @param height the height in pixels
   * @return the document
   * @throws IllegalArgumentException as {@link #draw}
   */
  public String svg(int width, int height) {
    return svg(width, height, true);
  }

  /**
   * Returns the picture as an element of an HTML page, without a namespace.
   *
   * @param width the width in pixels
   * @param height the height in pixels
   * @return the element
   * @throws IllegalArgumentException as {@link #draw}
   */
  public String svgElement(int width, int height) {
    return svg(width, height, false);
  }

  private String svg(int width, int height, boolean document) {
    SvgCanvas canvas =
        new SvgCanvas(width, height, title.isEmpty() ? "recording" : title, document);
    draw(canvas, width, height);
    return canvas.end();
  }

  /**
   * Returns the picture as an image.
   *
   * @param width the width in pixels
   * @param height the height in pixels; at most {@value #MAX_IMAGE_PIXELS} pixels in all
   * @return the image
   * @throws IllegalArgumentException as {@link #draw}, or if there are too many pixels
   * @throws IOException if the system has no font
   */
  public BufferedImage image(int width, int height) throws IOException {
    if ((long) width * height > MAX_IMAGE_PIXELS) {
      throw new IllegalArgumentException(
          "width "
              + width
              + ", height "
              + height
              + ": expected at most "
              + MAX_IMAGE_PIXELS
              + " pixels in all. Write .svg, which has no such limit.");
    }
    ImageCanvas canvas;
    try {
      canvas = new ImageCanvas(width, height);
      canvas.text(0, 0, "0", Canvas.Anchor.END, Palette.BACKGROUND);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Without fonts, the platform throws different exceptions from call to call.
      throw new IOException(
          "found no font for a PNG image. Install one with fontconfig, or write .svg.", e);
    }
    draw(canvas, width, height);
    return canvas.end();
  }

  /**
   * Writes the picture to a file, whole or not at all.
   *
   * @param file a file whose name ends in {@code .svg} or {@code .png}
   * @param width the width in pixels
   * @param height the height in pixels
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException as {@link #draw} and {@link #image}, or if the name has
   *     another ending
   */
  public void write(Path file, int width, int height) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      String svg = svg(width, height);
      WholeFile.writeText(file, out -> out.write(svg));
    } else if (name.endsWith(".png")) {
      BufferedImage image = image(width, height);
      WholeFile.write(
          file,
          part -> {
            try (FileImageOutputStream out = new FileImageOutputStream(part.toFile())) {
              ImageIO.write(image, "png", out);
            }
          });
    } else {
      throw new IllegalArgumentException(file + ": expected a name that ends in .svg or .png");
    }
  }
}
