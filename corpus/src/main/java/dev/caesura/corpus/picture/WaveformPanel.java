package dev.caesura.corpus.picture;

import java.util.Locale;

/**
 * Panel with a waveform: the lowest and the highest sample under each pixel, scaled so that the
 * loudest fills the panel. Immutable and thread-safe.
 *
 * @param waveform the waveform
 */
public record WaveformPanel(Waveform waveform) implements Panel {

  @Override
  public String name() {
    return "waveform";
  }

  @Override
  public double height() {
    return 130;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    float top = Math.max(waveform.highest(axis.span()), -waveform.lowest(axis.span()));
    Bounds area = axis.area();
    double middle = area.y() + area.height() / 2;
    double scale = top == 0 ? 0 : area.height() / 2 / top;
    int columns = axis.columns();
    double[] xs = new double[2 * columns];
    double[] ys = new double[2 * columns];
    for (int i = 0; i < columns; i++) {
      int back = 2 * columns - 1 - i;
      xs[i] = axis.middle(i);
      xs[back] = xs[i];
      ys[i] = middle - scale * waveform.highest(axis.column(i));
      ys[back] = middle - scale * waveform.lowest(axis.column(i));
    }
    canvas.polygon(xs, ys, Palette.WAVE);
    canvas.text(
        area.x() - 8,
        area.y() + 27,
        String.format(Locale.ROOT, "± %.3f", top),
        Canvas.Anchor.END,
        Palette.MUTED);
  }
}
