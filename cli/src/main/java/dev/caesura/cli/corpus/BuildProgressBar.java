package dev.caesura.cli.corpus;

import dev.caesura.cli.console.ProgressLine;
import dev.caesura.corpus.build.BuildProgress;
import dev.caesura.corpus.build.BuildStage;

/** Progress of a build on the terminal, with the time left of each stage. Thread-safe. */
final class BuildProgressBar implements BuildProgress, AutoCloseable {

  private final boolean shown;
  private BuildStage stage;
  private ProgressLine bar;

  BuildProgressBar(boolean shown) {
    this.shown = shown;
  }

  @Override
  public synchronized void update(BuildStage at, int done, int total, double secondsLeft) {
    if (at != stage) {
      close();
      stage = at;
      bar = ProgressLine.start(at.title(), " items", total, shown);
    }
    bar.at(done);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
