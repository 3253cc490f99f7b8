package dev.caesura.corpus.picture;

import java.awt.Color;
import java.util.List;

/** Colours of all pictures. */
final class Palette {

  static final Color BACKGROUND = Color.WHITE;
  static final Color TEXT = new Color(0x1e2630);
  static final Color MUTED = new Color(0x5b6673);
  static final Color GRID = new Color(0xe4e7eb);
  static final Color WAVE = new Color(0x35608f);
  static final Color SCORE = new Color(0x2b7a3d);
  static final Color SCORE_RANGE = new Color(0xb9dcbf);
  static final Color THRESHOLD = new Color(0xc23b22);

  /** Colour of each lane; a second shade distinguishes segments that touch. */
  private static final List<Color> LANES =
      List.of(
          new Color(0x3f7cc4),
          new Color(0xd9822b),
          new Color(0x4d9e5a),
          new Color(0xb4508f),
          new Color(0x7a68c4),
          new Color(0x9a7b3a),
          new Color(0x3a9ea0),
          new Color(0xc4554d));

  /** Colours from silent to loud, ever lighter, so that they read in grey too. */
  private static final List<Color> LEVELS =
      List.of(
          new Color(0x07071c),
          new Color(0x3b1670),
          new Color(0xa62a72),
          new Color(0xf27d3c),
          new Color(0xfcf5be));

  private Palette() {}

  /** Returns the colour of a lane, or its second shade. */
  static Color lane(int lane, boolean other) {
    Color colour = LANES.get(lane % LANES.size());
    return other ? mix(colour, BACKGROUND, 0.3) : colour;
  }

  /** Returns the colour of a level in [0, 1] as RGB. */
  static int level(double level) {
    double at = Math.max(0, Math.min(1, level)) * (LEVELS.size() - 1);
    int from = Math.min((int) at, LEVELS.size() - 2);
    return mix(LEVELS.get(from), LEVELS.get(from + 1), at - from).getRGB();
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }
}
