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
final class SatNetwork {

  static final String MASK = "attention_mask";
  static final String LOGITS = "logits";

  private final OnnxModel model;
  private final Port mask;
  private final Port ids;
  private final long before;
  private final long behind;

  SatNetwork(OnnxModel model, long before, long behind) {
    this.model = model;
    this.before = before;
    this.behind = behind;
    // In the first exports the names are swapped; what is no whole number is the mask all the same.
    this.mask =
        model.inputs().stream()
            .filter(p -> p.type() != ElementType.INT64)
            .findFirst()
            .or(() -> model.inputs().stream().filter(p -> p.name().equals(MASK)).findFirst())
            .orElseThrow();
    this.ids = model.inputs().stream().filter(p -> !p.equals(mask)).findFirst().orElseThrow();
  }

  String name() {
    return model.name();
  }

  /** Logits [windows, units with the special ones, columns]; the longest window comes last. */
  Tensor run(List<UnitWindow> batch, List<Units> texts) {
    int first = before >= 0 ? 1 : 0;
    int length = batch.get(batch.size() - 1).length() + first + (behind >= 0 ? 1 : 0);
    int width = texts.get(batch.get(0).text()).width();
    long[] values = new long[batch.size() * length * width];
    int[] used = new int[batch.size()];
    for (int row = 0; row < batch.size(); row++) {
      UnitWindow window = batch.get(row);
      Units units = texts.get(window.text());
      int at = row * length * width;
      if (first == 1) {
        values[at++] = before;
      }
      for (int i = 0; i < window.length(); i++) {
        for (int k = 0; k < width; k++) {
          values[at++] = units.id(window.start() + i, k);
        }
      }
      if (behind >= 0) {
        values[at++] = behind;
      }
      used[row] = (at - row * length * width) / width;
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

  void close() {
    model.close();
  }
}
