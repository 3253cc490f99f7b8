package dev.caesura.models.hmm;

import java.util.List;

/** Measures what sentences gain over speech without text at places of others. Not thread-safe. */
final class UnrelatedText {

  private static final int PROBES = 40;

  private static final SearchPrices FORCED =
      new SearchPrices(
          1e9f, 0, 1e9f, 0, 1e9f, 1e9f, 3, TrainingPart.UNDETECTED, TrainingPart.UNDETECTED);

  private final TrainingPart part;
  private final EmissionTable table;

  /**
   * Creates a measurement.
   *
   * @param part the recording as it is aligned
   * @param table the scores of its frames
   */
  UnrelatedText(TrainingPart part, EmissionTable table) {
    this.part = part;
    this.table = table;
  }

  /** Returns the gain of some sentences, each at the place of one far from it. */
  FrameGain gain() {
    int filler = StateNetwork.filler(part.units());
    int[][] places = part.alignment().places(part.network());
    int probes = Math.min(PROBES, places.length);
    double sum = 0;
    long count = 0;
    for (int i = 0; i < probes; i++) {
      int text = (int) ((long) i * places.length / probes);
      int place = (int) ((long) ((i + probes / 2) % probes) * places.length / probes);
      if (text == place || places[text][0] < 0 || places[place][0] < 0) {
        continue;
      }
      int from = places[place][0];
      int frames = Math.min(places[text][1] - places[text][0], table.frames() - from);
      StateNetwork one = StateNetwork.of(List.<int[][]>of(part.texts().get(text)), part.units());
      BandedViterbi.Path path =
          new BandedViterbi(
                  one, new TableView(table, from, frames), FORCED, Band.whole(one, frames))
              .run();
      for (int t = 0; t < frames && path.score() > BandedViterbi.NEVER; t++) {
        int label = one.emission[path.states()[t]];
        if (label < filler - 1 && part.speech()[from + t]) {
          int at = table.offset(from + t);
          float[] scores = table.scores(from + t);
          sum += scores[at + label] - scores[at + filler];
          count++;
        }
      }
    }
    return new FrameGain(sum, count);
  }
}
