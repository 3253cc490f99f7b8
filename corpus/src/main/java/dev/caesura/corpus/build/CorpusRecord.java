package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.filter.Measure;
import java.util.Map;

/** Adds to a record of a recording what a corpus of many recordings has to know. Stateless. */
final class CorpusRecord {

  private CorpusRecord() {}

  /** Returns a record with its recording, its clip as seen from the corpus, and its document. */
  static ObjectNode located(String name, JsonNode record, JsonNode aligned, boolean hasLanguages) {
    ObjectNode copy = record.deepCopy();
    copy.put("recording", name);
    if (record.has("audio")) {
      copy.put("audio", "recordings/" + name + "/" + record.path("audio").asText());
    }
    if (record.has("text_start")) {
      JsonNode part =
          MatchedTranscript.partAt(aligned.path("parts"), record.path("text_start").asInt());
      int start = part.path("start").asInt();
      copy.put("document", part.path("document").asText());
      copy.put("part", part.path("part").asText());
      copy.put("place", part.path("place").asText());
      if (hasLanguages) {
        copy.put("language", part.path("language").asText());
      }
      copy.put("part_start", record.path("text_start").asInt() - start);
      copy.put("part_end", record.path("text_end").asInt() - start);
      if (!part.path("speaker").asText().isEmpty()) {
        copy.put("speaker", part.path("speaker").asText());
      }
      if (!part.path("metadata").isEmpty()) {
        copy.set("speaker_info", part.path("metadata"));
      }
    }
    return copy;
  }

  /** Adds what was measured to a record. */
  static ObjectNode measured(ObjectNode record, Map<Measure, Double> measures) {
    ObjectNode node = record.putObject("measures");
    measures.forEach((measure, value) -> node.put(measure.toString(), value));
    return record;
  }
}
