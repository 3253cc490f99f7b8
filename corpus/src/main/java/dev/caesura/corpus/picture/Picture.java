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
 * A recording as strips over one time axis. The same values give the same SVG. Immutable and
 * thread-safe.
 *
 * @param title what to write above; may be empty
 * @param span the part that is shown, not empty
 * @param panels the strips, from the top down
 */
public record Picture(String title, TimeSpan span, List<Panel> panels) {

  /** The most pixels on a side. */
  public static final int MOST_PIXELS = 20_000;

  /** The most pixels of an image: what is drawn before it is written takes four bytes for each. */
  public static final int MOST_IMAGE_PIXELS = 64_000_000;

  private static final int LEFT = 96;
  private static final int RIGHT = 14;
  private static final int GAP = 8;
  private static final int AXIS = 24;
  private static final double SMALLEST = 0.3;

  public Picture {
    Objects.requireNonNull(title, "title");
    panels = List.copyOf(panels);
    if (span.isEmpty()) {
      throw new IllegalArgumentException("span " + span + " of a picture is empty");
    }
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a picture has at least one panel, 0 are given");
    }
  }

  private int top() {
    return title.isEmpty() ? 8 : 28;
  }

  private double natural() {
    return panels.stream().mapToDouble(Panel::height).sum();
  }

  private int around() {
    return top() + AXIS + GAP * (panels.size() - 1);
  }

  /**
   * The height that suits the panels.
   *
   * @return pixels
   */
  public int height() {
    return (int) Math.min(MOST_PIXELS, Math.ceil(around() + natural()));
  }

  /**
   * Draws the picture.
   *
   * @param canvas on what
   * @param width pixels, from 200 to {@value #MOST_PIXELS}
   * @param height pixels, from what the panels need to {@value #MOST_PIXELS}
   * @throws IllegalArgumentException if it does not fit
   */
  public void draw(Canvas canvas, int width, int height) {
    int least = (int) Math.ceil(around() + SMALLEST * natural());
    if (width < 200 || width > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "width " + width + " is not in [200, " + MOST_PIXELS + "]");
    }
    if (height < least || height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "height " + height + " is not in [" + least + ", " + MOST_PIXELS + "]");
    }
    canvas.box(new Box(0, 0, width, height), Inks.PAPER);
    if (!title.isEmpty()) {
      canvas.text(LEFT, 18, title, Canvas.Anchor.START, Inks.TEXT);
    }
    double inner = (double) width - LEFT - RIGHT;
    double scale = (height - around()) / natural();
    TimeAxis all = new TimeAxis(span, new Box(LEFT, top(), inner, (double) height - top() - AXIS));
    canvas.open("axis", "time");
    for (double tick : all.ticks()) {
      double x = LEFT + (tick - span.startSeconds()) * inner / span.seconds();
      canvas.line(
          new double[] {x, x},
          new double[] {all.area().y(), all.area().bottom() + 4},
          Inks.GRID,
          false);
      canvas.text(x, height - 7.0, all.clock(tick), Canvas.Anchor.MIDDLE, Inks.SOFT);
    }
    canvas.close();
    double y = top();
    for (Panel panel : panels) {
      Box area = new Box(LEFT, y, inner, panel.height() * scale);
      canvas.open("panel", panel.name());
      canvas.text(LEFT - 8.0, y + 13, shortened(panel.name()), Canvas.Anchor.END, Inks.TEXT);
      panel.draw(canvas, new TimeAxis(span, area));
      canvas.close();
      y = area.bottom() + GAP;
    }
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 15
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 14)) + "…";
  }

  /**
   * The picture as a file of SVG.
   *
   * @param width pixels
   * @param height pixels
   * @return the document
   * @throws IllegalArgumentException as {@link #draw}
   */
  public String svg(int width, int height) {
    return svg(width, height, true);
  }

  /**
   * The picture as an element of an HTML page, without an address of a namespace.
   *
   * @param width pixels
   * @param height pixels
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
   * The picture as an image.
   *
   * @param width pixels
   * @param height pixels; at most {@value #MOST_IMAGE_PIXELS} pixels in all
   * @return the image
   * @throws IllegalArgumentException as {@link #draw}, or if there are too many pixels
   * @throws IOException if this Java has no font to write with
   */
  public BufferedImage image(int width, int height) throws IOException {
    if ((long) width * height > MOST_IMAGE_PIXELS) {
      throw new IllegalArgumentException(
          "an image of "
              + width
              + " by "
              + height
              + " has more than "
              + MOST_IMAGE_PIXELS
              + " pixels; SVG has no such limit");
    }
    ImageCanvas canvas;
    try {
      canvas = new ImageCanvas(width, height);
      canvas.text(0, 0, "0", Canvas.Anchor.END, Inks.PAPER);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What the platform throws without fonts differs from call to call.
      throw new IOException(
          "no font was found to write with in a PNG: install one with fontconfig, or take .svg", e);
    }
    draw(canvas, width, height);
    return canvas.end();
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param file ends in {@code .svg} or {@code .png}
   * @param width pixels
   * @param height pixels
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException as {@link #draw} and {@link #image}, or if the name has
   *     another end
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
      throw new IllegalArgumentException(file + ": .svg or .png is expected at the end");
    }
  }
}
