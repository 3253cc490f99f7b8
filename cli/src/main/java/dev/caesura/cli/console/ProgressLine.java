package dev.caesura.cli.console;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress bar of one stage of a long job, on standard error. Silent if standard error is not a
 * terminal, so that logs and pipes get no control characters. Thread-safe.
 */
public final class ProgressLine implements AutoCloseable {

  private final ProgressBar bar;

  private ProgressLine(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a stage.
   *
   * @param stage what is done, a word or two
   * @param unit what is counted, such as {@code " s"}
   * @param total how much there is, or -1 if not known
   * @param shown whether the user wants to see it at all
   * @return the stage; close it at its end
   */
  public static ProgressLine start(String stage, String unit, long total, boolean shown) {
    // The launcher looks whether standard error is a terminal; Java 17 sees only both other
    // streams.
    boolean terminal = Boolean.getBoolean("caesura.terminal");
    if (!shown || !terminal) {
      return new ProgressLine(null);
    }
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(stage)
            .setInitialMax(total)
            .setUnit(unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) Duration.ofMillis(250).toMillis())
            .build());
  }

  /**
   * Reports work done.
   *
   * @param done units done since the start of the stage
   */
  public void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** Reports one more unit done. */
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
