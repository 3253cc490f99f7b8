package dev.caesura.corpus.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.DocumentArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JSON in rows. Stateless. */
final class StageJson {

  static final JsonMapper MAPPER = new JsonMapper();

  private StageJson() {}

  static JsonNode read(String json) throws IOException {
    return MAPPER.readTree(json);
  }

  static String text(JsonNode node) throws JsonProcessingException {
    return MAPPER.writeValueAsString(node);
  }

  static String failure(BuildFailure failure) throws IOException {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("stage", failure.stage().name());
    node.put("message", failure.message());
    return text(node);
  }

  static BuildFailure failure(String item, String json) throws IOException {
    JsonNode node = read(json);
    return new BuildFailure(
        BuildStage.valueOf(node.path("stage").asText().toUpperCase(Locale.ROOT)),
        item,
        node.path("message").asText());
  }

  static String entries(List<DocumentArchive.Entry> entries) throws IOException {
    ArrayNode rows = MAPPER.createArrayNode();
    for (DocumentArchive.Entry entry : entries) {
      rows.addArray()
          .add(entry.id())
          .add(entry.file())
          .add(entry.fingerprint())
          .add(entry.number());
    }
    return text(rows);
  }

  static List<DocumentArchive.Entry> entries(String json) throws IOException {
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    for (JsonNode row : read(json)) {
      entries.add(
          new DocumentArchive.Entry(
              row.path(0).asText(),
              row.path(1).asText(),
              row.path(2).asText(),
              row.path(3).asInt()));
    }
    return entries;
  }

  static List<JsonNode> lines(String jsonLines) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : jsonLines.lines().toList()) {
      records.add(read(line));
    }
    return records;
  }
}
