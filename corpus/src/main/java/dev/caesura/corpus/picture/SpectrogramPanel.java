package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import java.awt.image.BufferedImage;

/**
 * Panel with a spectrogram; the lighter the colour, the louder, over 70 dB below the loudest point
 * that is shown. Immutable and thread-safe.
 *
 * @param spectrogram the spectrogram
 */
public record SpectrogramPanel(Spectrogram spectrogram) implements Panel {

  private static final double RANGE_DECIBELS = 70;
  private static final int[] HERTZ = {250, 500, 1000, 2000, 4000, 8000};

  @Override
  public String name() {
    return "spectrogram";
  }

  @Override
  public double height() {
    return 160;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    int columns = axis.columns();
    double[][] levels = new double[columns][Spectrogram.BANDS];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns; i++) {
      TimeSpan part = axis.column(i);
      for (int band = 0; band < Spectrogram.BANDS; band++) {
        levels[i][band] = spectrogram.decibels(part, band);
        top = Math.max(top, levels[i][band]);
      }
    }
    BufferedImage image = new BufferedImage(columns, Spectrogram.BANDS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < columns; i++) {
      for (int band = 0; band < Spectrogram.BANDS; band++) {
        double level = levels[i][band];
        double share = Double.isInfinite(level) ? 0 : 1 + (level - top) / RANGE_DECIBELS;
        image.setRGB(i, Spectrogram.BANDS - 1 - band, Palette.level(share));
      }
    }
    Bounds area = axis.area();
    canvas.image(area, image);
    int rate = spectrogram.span().sampleRate();
    double last = area.bottom() + 9;
    for (int hertz : HERTZ) {
      double y = area.bottom() - MelBands.position(hertz, rate) * area.height();
      // Below the name, and clear of the previous label.
      if (hertz < rate / 2 && y > area.y() + 28 && y < last - 13) {
        String label = hertz < 1000 ? hertz + " Hz" : hertz / 1000 + " kHz";
        canvas.text(area.x() - 8, y + 4, label, Canvas.Anchor.END, Palette.MUTED);
        last = y;
      }
    }
  }
}
