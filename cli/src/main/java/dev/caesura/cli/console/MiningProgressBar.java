package dev.caesura.cli.console;

import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;

/**
 * Progress bars of a mining run on standard error, one for each stage. For one run, whose calls
 * come one after the other.
 */
public final class MiningProgressBar implements MiningProgress, AutoCloseable {

  private final boolean shown;
  private MiningStage stage;
  private ProgressLine bar;

  /**
   * Creates a listener without a bar.
   *
   * @param shown whether the user wants to see progress
   */
  public MiningProgressBar(boolean shown) {
    this.shown = shown;
  }

  @Override
  public synchronized void update(MiningStage at, long done, long total) {
    if (at != stage) {
      close();
      stage = at;
      bar = ProgressLine.start(name(at), unit(at), total, shown);
    }
    bar.at(done);
    if (done == total) {
      close();
    }
  }

  private static String name(MiningStage stage) {
    return switch (stage) {
      case DECODE -> "decoding";
      case VAD -> "detecting speech";
      case SEGMENT -> "segmenting";
      case RECOGNIZE -> "recognising";
      case ALIGN -> "finding sentences";
      case WRITE -> "clips";
    };
  }

  private static String unit(MiningStage stage) {
    return switch (stage) {
      case DECODE -> " s";
      case RECOGNIZE -> " pieces";
      case ALIGN -> " windows";
      default -> " " + name(stage);
    };
  }

  /** Ends the bar of the last stage. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    stage = null;
  }
}
