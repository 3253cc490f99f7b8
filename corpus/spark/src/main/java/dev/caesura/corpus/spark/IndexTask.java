package dev.caesura.corpus.spark;

import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.build.BuildStage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** Indexes all documents on one executor, and leaves the index in a file. */
final class IndexTask extends ItemTask {

  private static final long serialVersionUID = 1;

  private final Broadcast<String> entries;

  IndexTask(JobSettings settings, JobMetrics metrics, Broadcast<String> entries) {
    super(settings, BuildStage.INDEX, metrics);
    this.entries = entries;
  }

  static Path file(JobSettings settings, String archive) {
    return settings.store().resolve("index").resolve(archive + ".bin");
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException {
    ArchiveIndex index =
        context.functions().index(context.archive(StageJson.entries(entries.value())), done -> {});
    settings()
        .files()
        .write(
            file(settings(), item.getKey()),
            out -> {
              DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
              index.writeTo(data);
              data.flush();
            });
    row.setFacts(Long.toString(index.words()));
    return List.of(row).iterator();
  }
}
