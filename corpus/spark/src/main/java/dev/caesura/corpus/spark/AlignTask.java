package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.RecordingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aligns recordings with their transcripts, and measures the clips. The rows are the files of the
 * recording, one at a time, then the result.
 */
final class AlignTask extends ItemTask {

  private static final long serialVersionUID = 1;

  AlignTask(JobSettings settings, JobMetrics metrics) {
    super(settings, BuildStage.ALIGN, metrics);
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException, InterruptedException {
    RecordingJob job = context.job(item, folder);
    JsonNode aligned =
        context
            .functions()
            .align(job, StageJson.MAPPER.readTree(item.getTranscript()), item.getKey());
    ObjectNode result = StageJson.MAPPER.createObjectNode();
    result.set("aligned", aligned);
    try {
      result.set("measured", context.functions().measure(job, aligned));
    } catch (IOException | RuntimeException e) {
      BuildFailure failure = failure(item, e);
      row.setFailure(
          StageJson.failure(
              new BuildFailure(BuildStage.MEASURE, item.getItem(), failure.message())));
    }
    result.put("kept", Files.readString(job.folder().resolve("corpus.jsonl")));
    result.put("rejected", Files.readString(job.folder().resolve("rejected.jsonl")));
    row.setResult(StageJson.text(result));
    metrics().kept(aligned.path("keptSeconds").asDouble());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(job.folder())) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<Path> all = new ArrayList<>(files);
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next <= all.size();
      }

      @Override
      public StageRow next() {
        if (next == all.size()) {
          next++;
          return row;
        }
        Path file = all.get(next++);
        StageRow part = new StageRow(row.getItem(), row.getKey(), row.getAttempt());
        part.setFile(job.folder().relativize(file).toString().replace('\\', '/'));
        try {
          part.setBytes(Files.readAllBytes(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return part;
      }
    };
  }
}
