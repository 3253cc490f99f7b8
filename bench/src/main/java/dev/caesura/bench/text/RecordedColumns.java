package dev.caesura.bench.text;

import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.WindowedScorer;
import java.util.Arrays;

/**
 * Column scorer that records the output of a network for one text and replays it; other texts go to
 * the network. One window covers the whole text. Thread-safe.
 */
final class RecordedColumns implements ColumnScorer, WindowedScorer {

  private static final int WINDOW = 1 << 30;

  private final ColumnScorer network;
  private final String text;
  private final int[] index;
  private final float[] logits;

  RecordedColumns(ColumnScorer network, String text) {
    this.network = network;
    this.text = text;
    int columns = network.columns();
    int[] places = new int[text.length()];
    float[] values = new float[Math.multiplyExact(text.length(), columns)];
    int[] count = {0};
    network.visit(
        text,
        (at, row) -> {
          places[count[0]] = at;
          System.arraycopy(row, 0, values, count[0] * columns, columns);
          count[0]++;
        });
    this.index = Arrays.copyOf(places, count[0]);
    this.logits = values;
  }

  @Override
  public int columns() {
    return network.columns();
  }

  @Override
  public float threshold() {
    return network.threshold();
  }

  @Override
  public String identity() {
    return network.identity();
  }

  @Override
  public void visit(String given, Visitor visitor) {
    if (!given.equals(text)) {
      network.visit(given, visitor);
      return;
    }
    float[] row = new float[columns()];
    for (int i = 0; i < index.length; i++) {
      System.arraycopy(logits, i * row.length, row, 0, row.length);
      visitor.at(index[i], row);
    }
  }

  @Override
  public BoundaryScores score(String given) {
    float[] scores = new float[given.length()];
    visit(given, (at, row) -> scores[at] = (float) (1 / (1 + Math.exp(-row[0]))));
    return BoundaryScores.of(given, scores);
  }

  @Override
  public int windowCodePoints() {
    return WINDOW;
  }

  @Override
  public int strideCodePoints() {
    return WINDOW / 2;
  }

  @Override
  public int contextCodePoints() {
    return WINDOW / 4;
  }
}
