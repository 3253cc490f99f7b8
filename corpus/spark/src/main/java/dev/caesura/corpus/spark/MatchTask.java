package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.build.BuildFunctions;
import dev.caesura.corpus.build.BuildStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** Matches recordings with parts of documents, and puts their transcripts together. */
final class MatchTask extends ItemTask {

  private static final long serialVersionUID = 1;

  private final Broadcast<BroadcastArchive> archive;

  MatchTask(JobSettings settings, JobMetrics metrics, Broadcast<BroadcastArchive> archive) {
    super(settings, BuildStage.MATCH, metrics);
    this.archive = archive;
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException {
    JsonNode match =
        context.functions().match(context.job(item, folder), archive.value().matcher(context));
    JsonNode transcript = context.functions().transcript(match, archive.value().archive(context));
    row.setResult(StageJson.text(match));
    if (!transcript.path("parts").isEmpty()) {
      byte[] json = StageJson.text(transcript).getBytes(StandardCharsets.UTF_8);
      row.setBytes(json);
      row.setFacts(
          dev.caesura.io.Sha256.ofBytes(
              BuildFunctions.spoken(transcript).getBytes(StandardCharsets.UTF_8)));
    }
    return List.of(row).iterator();
  }
}
