package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildStage;
import dev.caesura.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Digests inputs, of which the size or the time has changed. */
final class DigestTask extends ItemTask {

  private static final long serialVersionUID = 1;

  DigestTask(JobSettings settings, JobMetrics metrics) {
    super(settings, BuildStage.WORDS, metrics);
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException {
    Path file = Path.of(item.getFile());
    try (InputStream in = settings().files().open(file)) {
      row.setFacts(Sha256.ofStream(in));
    } catch (IOException e) {
      throw StoreException.of(RemotePaths.path(file), e);
    }
    return List.of(row).iterator();
  }
}
