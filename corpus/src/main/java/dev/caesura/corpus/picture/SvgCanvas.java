package dev.caesura.corpus.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Canvas of SVG with presentation attributes alone: no styles, scripts or addresses, so that a page
 * with a strict content policy may hold it. Not thread-safe.
 */
final class SvgCanvas implements Canvas {

  private static final String NAMESPACES =
      " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  private static final String FONT = "font-family=\"sans-serif\" font-size=\"11\"";

  private final boolean isDocument;
  private final StringBuilder svg = new StringBuilder(1 << 16);

  /** Starts a document with a namespace, or an element of an HTML page, which has none. */
  SvgCanvas(int width, int height, String title, boolean document) {
    isDocument = document;
    if (document) {
      svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    svg.append("<svg")
        .append(document ? NAMESPACES : "")
        .append(" role=\"img\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" ")
        .append(FONT)
        .append(">\n<title>")
        .append(escape(title))
        .append("</title>\n");
  }

  /** Returns the finished SVG. */
  String end() {
    return svg.append("</svg>\n").toString();
  }

  @Override
  public void beginGroup(String kind, String label) {
    svg.append("<g class=\"")
        .append(escape(kind))
        .append("\" aria-label=\"")
        .append(escape(label))
        .append("\">\n");
  }

  @Override
  public void endGroup() {
    svg.append("</g>\n");
  }

  @Override
  public void rectangle(Bounds bounds, Color fill) {
    rect(bounds, fill).append("/>\n");
  }

  @Override
  public void rectangle(Bounds bounds, Color fill, String kind, String tip) {
    rect(bounds, fill).append(" class=\"").append(escape(kind)).append('"');
    if (tip.isEmpty()) {
      svg.append("/>\n");
    } else {
      svg.append("><title>").append(escape(tip)).append("</title></rect>\n");
    }
  }

  private StringBuilder rect(Bounds bounds, Color fill) {
    svg.append("<rect");
    place(bounds);
    return svg.append("\" fill=\"").append(colour(fill)).append('"');
  }

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {
    svg.append("<polygon fill=\"").append(colour(fill)).append("\" stroke=\"").append(colour(fill));
    svg.append("\" stroke-width=\"0.7\" stroke-linejoin=\"round\"");
    points(xs, ys);
  }

  @Override
  public void line(double[] xs, double[] ys, Color stroke, boolean dashed) {
    svg.append("<polyline fill=\"none\" stroke=\"")
        .append(colour(stroke))
        .append(dashed ? "\" stroke-dasharray=\"5 4\"" : "\" stroke-linejoin=\"round\"");
    points(xs, ys);
  }

  private void points(double[] xs, double[] ys) {
    svg.append(" points=\"");
    for (int i = 0; i < xs.length; i++) {
      svg.append(i == 0 ? "" : " ");
      number(xs[i]);
      svg.append(',');
      number(ys[i]);
    }
    svg.append("\"/>\n");
  }

  @Override
  public void text(double x, double y, String text, Anchor anchor, Color color) {
    svg.append("<text x=\"");
    number(x);
    svg.append("\" y=\"");
    number(y);
    svg.append("\" fill=\"").append(colour(color));
    if (anchor != Anchor.START) {
      svg.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT));
    }
    svg.append("\">").append(escape(text)).append("</text>\n");
  }

  @Override
  public void image(Bounds bounds, BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("the PNG image could not be encoded", e);
    }
    svg.append("<image preserveAspectRatio=\"none\"");
    place(bounds);
    // Many programs know only the older name of the attribute; pages have no namespace for it.
    svg.append(isDocument ? "\" xlink:href=\"" : "\" href=\"")
        .append("data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png.toByteArray()))
        .append("\"/>\n");
  }

  /** Writes the attributes of the place of an element, without the last quotation mark. */
  private void place(Bounds bounds) {
    svg.append(" x=\"");
    number(bounds.x());
    svg.append("\" y=\"");
    number(bounds.y());
    svg.append("\" width=\"");
    number(bounds.width());
    svg.append("\" height=\"");
    number(bounds.height());
  }

  /** Writes a number with at most two decimals, without trailing zeros. */
  private void number(double value) {
    long hundredths = Math.round(value * 100);
    svg.append(hundredths < 0 ? "-" : "").append(Math.abs(hundredths) / 100);
    long rest = Math.abs(hundredths) % 100;
    if (rest != 0) {
      svg.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        svg.append(rest % 10);
      }
    }
  }

  private static String colour(Color colour) {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
  }

  /**
   * Returns text for an element or a quoted attribute; characters that XML forbids are replaced.
   */
  private static String escape(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return xml.toString();
  }

  private static boolean isAllowed(int c) {
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !half && !Character.isISOControl(c) && c != 0xFFFE && c != 0xFFFF;
  }
}
