package dev.caesura.corpus.build;

/**
 * Listener for the progress of a build. The calls come one after the other, but from different
 * threads. What is reported as done is on the disk.
 */
@FunctionalInterface
public interface BuildProgress {

  /** Listener that ignores every call. */
  BuildProgress NONE = (stage, done, total, secondsLeft) -> {};

  /**
   * Reports how much of a stage is done.
   *
   * @param stage the stage at work
   * @param done the finished items, also those that failed or were done before
   * @param total the items of the stage
   * @param secondsLeft the estimated seconds until the stage ends; -1 if that is not known yet
   */
  void update(BuildStage stage, int done, int total, double secondsLeft);
}
