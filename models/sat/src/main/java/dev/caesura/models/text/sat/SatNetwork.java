package dev.caesura.models.text.sat;

import dev.caesura.models.ModelException;
import dev.caesura.models.internal.ElementType;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Tensor;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The network alone: from windows of units to logits. Thread-safe; {@link #close} waits for runs in
 * flight.
 */
final class SatNetwork implements AutoCloseable {

  static final String MASK = "attention_mask";
  static final String LOGITS = "logits";

  private final OnnxModel model;
  private final Port mask;
  private final Port ids;
  private final UnitReader reader;
  private final int columns;

  /** Probes the network with a short text; the model and the reader stay the caller's. */
  SatNetwork(OnnxModel model, UnitReader reader) {
    this.model = model;
    this.reader = reader;
    // The first exports have the names swapped; the input that does not hold integers is the mask.
    this.mask =
        model.inputs().stream()
            .filter(p -> p.type() != ElementType.INT64)
            .findFirst()
            .or(() -> model.inputs().stream().filter(p -> p.name().equals(MASK)).findFirst())
            .orElseThrow();
    this.ids = model.inputs().stream().filter(p -> !p.equals(mask)).findFirst().orElseThrow();
    this.columns = (int) runOne(reader.read("a.")).shape()[2];
    requireLastPiece();
  }

  /** A tokenizer of another network fails now, and not at the first text with a rare word. */
  private void requireLastPiece() {
    if (reader.vocabularySize() == 0) {
      return;
    }
    try {
      runOne(new TextUnits(new long[] {reader.vocabularySize() - 1L}, new int[] {0}, 1));
    } catch (ModelException e) {
      throw new ModelException(
          model.name()
              + ": expected a network that knows the "
              + reader.vocabularySize()
              + " pieces of its tokenizer.json; found that the last one fails: "
              + e.getMessage(),
          e);
    }
  }

  private Tensor runOne(TextUnits units) {
    return runShaped(List.of(new UnitWindow(0, 0, units.count())), List.of(units));
  }

  String name() {
    return model.name();
  }

  /** Returns the number of logits for each unit, the boundary's first. */
  int columns() {
    return columns;
  }

  /** Returns where the first unit of a row of {@link #run} stands, in units. */
  int firstUnit() {
    return reader.bosUnits();
  }

  /**
   * Runs a batch of windows, of which the last is the longest.
   *
   * @return logits [windows, units with the special ones, columns]
   */
  Tensor run(List<UnitWindow> batch, List<TextUnits> texts) {
    Tensor logits = runShaped(batch, texts);
    if (logits.shape()[2] != columns) {
      throw new ModelException(
          model.name() + ": expected " + columns + " columns of logits; found " + logits);
    }
    return logits;
  }

  private Tensor runShaped(List<UnitWindow> batch, List<TextUnits> texts) {
    int length = batch.get(batch.size() - 1).length() + reader.bosUnits() + reader.eosUnits();
    int width = texts.get(batch.get(0).text()).width();
    long[] values = new long[batch.size() * length * width];
    int[] used = new int[batch.size()];
    for (int row = 0; row < batch.size(); row++) {
      UnitWindow window = batch.get(row);
      int end = putRow(window, texts.get(window.text()), values, row * length * width);
      used[row] = end / width - row * length;
    }
    long[] shape =
        width == 1 ? new long[] {batch.size(), length} : new long[] {batch.size(), length, width};
    Tensor logits =
        model
            .run(
                Map.of(
                    ids.name(),
                    Tensor.of(LongBuffer.wrap(values), shape),
                    mask.name(),
                    AttentionMask.of(mask.type(), length, used)),
                Set.of(LOGITS))
            .get(LOGITS);
    long[] found = logits.shape();
    if (found.length != 3 || found[0] != batch.size() || found[1] != length || found[2] < 1) {
      throw new ModelException(
          model.name()
              + ": expected logits of shape ["
              + batch.size()
              + ", "
              + length
              + ", columns]; found "
              + logits);
    }
    return logits;
  }

  /** Puts the ids of a window, with the special ones, and returns where they end. */
  private int putRow(UnitWindow window, TextUnits units, long[] values, int from) {
    int at = from;
    if (reader.bosId() >= 0) {
      values[at++] = reader.bosId();
    }
    for (int i = 0; i < window.length(); i++) {
      for (int k = 0; k < units.width(); k++) {
        values[at++] = units.id(window.start() + i, k);
      }
    }
    if (reader.eosId() >= 0) {
      values[at++] = reader.eosId();
    }
    return at;
  }

  @Override
  public void close() {
    model.close();
  }
}
