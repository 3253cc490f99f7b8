package dev.caesura.corpus;

/**
 * Listener for the progress of a mining run.
 *
 * <p>The calls of one run come one after the other, but from different threads. A listener should
 * return quickly, because the run waits for it.
 */
@FunctionalInterface
public interface MiningProgress {

  /** Listener that ignores every call. */
  MiningProgress NONE = (stage, done, total) -> {};

  /**
   * Reports how much of a stage is done.
   *
   * @param stage the stage at work
   * @param done the units done since the start of the stage, at least 0; {@link MiningStage} names
   *     the unit
   * @param total the units of the whole stage, or -1 if unknown
   */
  void update(MiningStage stage, long done, long total);
}
