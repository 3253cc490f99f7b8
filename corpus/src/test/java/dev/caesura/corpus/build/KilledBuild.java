package dev.caesura.corpus.build;

import java.nio.file.Path;

/** Process of a build that a test kills. Prints each finished item. */
final class KilledBuild {

  private KilledBuild() {}

  public static void main(String[] args) throws Exception {
    BuildConfig config = BuildConfigReader.read(Path.of(args[0]));
    CorpusBuilder.of(config)
        .withJobs(2)
        .withProgress(
            (stage, done, total, secondsLeft) -> {
              System.out.println(stage + " " + done);
              System.out.flush();
            })
        .build();
  }
}
