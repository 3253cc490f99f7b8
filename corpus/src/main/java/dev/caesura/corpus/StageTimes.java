package dev.caesura.corpus;

import java.util.LinkedHashMap;
import java.util.Map;

/** Wall-clock seconds of each stage of a run. For one thread. */
public final class StageTimes {

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long started = System.nanoTime();

  /** Starts the clock. */
  public StageTimes() {}

  /**
   * Books the time since the last call, or the start.
   *
   * @param stage what it was spent on
   */
  public void end(String stage) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - started) / 1e9, Double::sum);
    started = now;
  }

  /**
   * All stages so far.
   *
   * @return seconds by stage, in the order of their first end
   */
  public Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
