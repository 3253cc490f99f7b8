package dev.caesura.corpus.report;

import dev.caesura.corpus.filter.FilterTable;
import dev.caesura.corpus.filter.Measure;
import java.util.Locale;

/** Draws histograms as SVG inside HTML. Stateless. */
final class Histograms {

  private static final int BAR = 14;
  private static final int HEIGHT = 60;

  private Histograms() {}

  /** Returns a figure with a bar for each range: kept clips below, removed ones on top. */
  static String figure(Measure measure, FilterTable.Histogram bars) {
    int most = 1;
    int kept = 0;
    int removed = 0;
    for (int b = 0; b < FilterTable.BARS; b++) {
      most = Math.max(most, bars.kept().get(b) + bars.removed().get(b));
      kept += bars.kept().get(b);
      removed += bars.removed().get(b);
    }
    String unit = measure.unit().isEmpty() ? "" : " (" + measure.unit() + ")";
    StringBuilder html = new StringBuilder();
    html.append(
        String.format(
            Locale.ROOT,
            "\n<figure><figcaption>%s%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s: %d clips kept, %d removed\">",
            measure.title(),
            unit,
            BAR * FilterTable.BARS,
            HEIGHT,
            measure.title(),
            kept,
            removed));
    for (int b = 0; b < FilterTable.BARS; b++) {
      double low = (double) HEIGHT * bars.kept().get(b) / most;
      double high = (double) HEIGHT * bars.removed().get(b) / most;
      html.append(rect("kept", b, HEIGHT - low, low));
      html.append(rect("removed", b, HEIGHT - low - high, high));
    }
    html.append(
        String.format(
            Locale.ROOT,
            "</svg><small>%s to %s</small></figure>",
            shown(measure.low()),
            shown(measure.high())));
    return html.toString();
  }

  private static String rect(String kind, int bar, double top, double height) {
    return height == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
            kind,
            BAR * bar + 1,
            top,
            BAR - 2,
            height);
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
