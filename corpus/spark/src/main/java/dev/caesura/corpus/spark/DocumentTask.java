package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.build.BuildStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Reads documents. Their text goes to one file for each input, named by its fingerprint: all
 * attempts write the same bytes to it.
 */
final class DocumentTask extends ItemTask {

  private static final long serialVersionUID = 1;

  DocumentTask(JobSettings settings, JobMetrics metrics) {
    super(settings, BuildStage.DOCUMENTS, metrics);
  }

  static Path file(JobSettings settings, String fingerprint) {
    return settings.store().resolve("documents").resolve(fingerprint + ".json");
  }

  @Override
  Iterator<StageRow> run(ExecutorContext context, StageItem item, StageRow row, Path folder)
      throws IOException {
    JsonNode stored = context.functions().document(context.local(item.getFile(), folder));
    byte[] bytes = StageJson.text(stored).getBytes(StandardCharsets.UTF_8);
    settings().files().write(file(settings(), item.getKey()), out -> out.write(bytes));
    row.setFacts(StageJson.text(withoutText(stored)));
    return List.of(row).iterator();
  }

  /** Returns what the driver needs: the identifiers of documents, remarks, and completeness. */
  private static ObjectNode withoutText(JsonNode stored) {
    ObjectNode facts = StageJson.MAPPER.createObjectNode();
    ArrayNode documents = facts.putArray("documents");
    stored
        .path("documents")
        .forEach(document -> documents.addObject().put("id", document.path("id").asText()));
    facts.set("remarks", stored.path("remarks"));
    facts.set("complete", stored.path("complete"));
    return facts;
  }
}
