package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.DocumentArchive;
import dev.caesura.corpus.build.RecordingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** Decodes recordings, and recognises those without words. */
final class WordsTask extends ItemTask {

  private static final long serialVersionUID = 1;

  private final Broadcast<String> expected;
  private transient DocumentArchive documents;

  /** Takes the places of the documents that the recogniser expects. */
  WordsTask(JobSettings settings, JobMetrics metrics, Broadcast<String> expected) {
    super(settings, BuildStage.WORDS, metrics);
    this.expected = expected;
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException, InterruptedException {
    RecordingJob job = context.job(item, folder);
    if (documents == null) {
      documents = context.archive(StageJson.entries(expected.value()));
    }
    JsonNode result = context.functions().words(job, documents, item.getKey());
    row.setResult(StageJson.text(result));
    if (!job.areWordsGiven()) {
      row.setBytes(Files.readAllBytes(job.words()));
    }
    metrics().decoded(result.path("seconds").asDouble());
    return List.of(row).iterator();
  }
}
