package dev.caesura.models.hmm;

/**
 * Frames of a table.
 *
 * @param table all frames
 * @param from the first frame
 * @param frames the number of frames
 */
record TableView(EmissionTable table, int from, int frames) implements BandedViterbi.FrameScorer {

  @Override
  public float[] scores(int frame) {
    return table.scores(from + frame);
  }

  @Override
  public int offset(int frame) {
    return table.offset(from + frame);
  }
}
