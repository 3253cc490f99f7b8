package dev.caesura.corpus;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of one stage of a long job, on standard error and only on a terminal. Thread-safe.
 *
 * <p>Silent where standard error is no terminal: logs and pipes get no control characters.
 */
public final class Progress implements AutoCloseable {

  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
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
  public static Progress start(String stage, String unit, long total, boolean shown) {
    // The launcher looks whether standard error is a terminal; Java 17 sees only both other
    // streams.
    boolean terminal = Boolean.getBoolean("caesura.terminal");
    if (!shown || !terminal) {
      return new Progress(null);
    }
    return new Progress(
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
