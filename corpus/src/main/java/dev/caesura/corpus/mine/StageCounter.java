package dev.caesura.corpus.mine;

import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;

/** Counts the finished units of one stage and reports each. Thread-safe. */
final class StageCounter {

  private final MiningProgress listener;
  private final MiningStage stage;
  private final long total;
  private long done;

  /** Starts a stage of so many units, or of an unknown number if the total is -1. */
  StageCounter(MiningProgress listener, MiningStage stage, long total) {
    this.listener = listener;
    this.stage = stage;
    this.total = total;
    listener.update(stage, 0, total);
  }

  synchronized void step() {
    listener.update(stage, ++done, total);
  }
}
