package dev.caesura.corpus.mine;

import dev.caesura.corpus.MiningStage;
import java.util.EnumMap;
import java.util.Map;

/** Measures the wall-clock time of each stage of a run. Not thread-safe. */
final class StageClock {

  private final Map<MiningStage, Double> seconds = new EnumMap<>(MiningStage.class);
  private long started = System.nanoTime();

  /** Books the time since the last call, or since the start, on a stage. */
  void end(MiningStage stage) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - started) / 1e9, Double::sum);
    started = now;
  }

  /** Returns the seconds of each stage so far, in the order of the stages. */
  Map<MiningStage, Double> seconds() {
    return new EnumMap<>(seconds);
  }
}
