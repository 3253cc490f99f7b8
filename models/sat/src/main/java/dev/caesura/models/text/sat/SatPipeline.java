package dev.caesura.models.text.sat;

import dev.caesura.models.internal.ParallelTasks;
import dev.caesura.models.internal.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * From texts to logits for their units: reads units, cuts them into windows, runs the windows in
 * batches and blends those that overlap. Thread-safe.
 */
final class SatPipeline {

  /**
   * The most tokens of a batch. Larger batches were slower, since the values between the layers no
   * longer fit into the processor's caches. Smaller ones make small products.
   */
  private static final int MAX_BATCH_TOKENS = 512;

  /** The most batches whose outputs wait to be blended; bounds the memory. */
  private static final int MAX_BATCHES = 64;

  private final SatNetwork network;
  private final UnitReader reader;
  private final SatSettings settings;

  SatPipeline(SatNetwork network, UnitReader reader, SatSettings settings) {
    this.network = network;
    this.reader = reader;
    this.settings = settings;
  }

  /**
   * Returns the logits of each text, in the same order.
   *
   * @param columns how many of the network's columns, the boundary's first
   * @param executor reads texts and runs batches
   */
  List<UnitLogits> logits(List<String> texts, int columns, Executor executor) {
    List<TextUnits> units = ParallelTasks.map(texts, reader::read, executor);
    int block = settings.windowTokens() - reader.bosUnits() - reader.eosUnits();
    List<UnitWindow> windows = new ArrayList<>();
    List<LogitBlend> blends = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      windows.addAll(UnitWindow.of(i, units.get(i).count(), block, settings.strideTokens()));
      blends.add(new LogitBlend(units.get(i), settings.weighting(), columns));
    }
    List<List<UnitWindow>> batches =
        UnitWindow.batches(windows, settings.batchSize(), MAX_BATCH_TOKENS);
    for (int from = 0; from < batches.size(); from += MAX_BATCHES) {
      List<List<UnitWindow>> some =
          batches.subList(from, Math.min(batches.size(), from + MAX_BATCHES));
      List<Tensor> outputs = ParallelTasks.map(some, batch -> network.run(batch, units), executor);
      // In the order of the batches, so that sums do not depend on the executor.
      for (int i = 0; i < some.size(); i++) {
        blend(some.get(i), outputs.get(i), blends);
      }
    }
    return blends.stream().map(LogitBlend::mean).toList();
  }

  private void blend(List<UnitWindow> batch, Tensor output, List<LogitBlend> blends) {
    int length = (int) output.shape()[1];
    int width = (int) output.shape()[2];
    for (int row = 0; row < batch.size(); row++) {
      UnitWindow window = batch.get(row);
      int from = (row * length + network.firstUnit()) * width;
      blends.get(window.text()).add(window, output.floats(), from, width, network.name());
    }
  }
}
