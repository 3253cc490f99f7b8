package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.corpus.archive.RecordingMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Matches of a recording as JSON. Stateless. */
final class MatchJson {

  private MatchJson() {}

  static ObjectNode toJson(RecordingMatch match) {
    ObjectNode root = StageCache.JSON.createObjectNode();
    root.put("words", match.recognizedWords());
    root.put("unmatchedWords", match.unmatchedWords());
    add(root.putArray("parts"), match.parts());
    add(root.putArray("doubtful"), match.doubtful());
    return root;
  }

  private static void add(ArrayNode rows, List<PartMatch> parts) {
    for (PartMatch part : parts) {
      rows.addArray()
          .add(part.document())
          .add(part.firstPart())
          .add(part.endPart())
          .add(part.firstWritten())
          .add(part.endWritten())
          .add(part.firstRecognized())
          .add(part.endRecognized())
          .add(part.equalWords())
          .add(part.evidence())
          .add(part.score())
          .add(part.rivalScore())
          .add(part.errorProbability());
    }
  }

  /** Returns the parts of a list of {@link #toJson}: {@code parts} or {@code doubtful}. */
  static List<PartMatch> parts(JsonNode root, String list) {
    List<PartMatch> parts = new ArrayList<>();
    for (JsonNode row : root.path(list)) {
      parts.add(
          new PartMatch(
              row.path(0).asInt(),
              row.path(1).asInt(),
              row.path(2).asInt(),
              row.path(3).asInt(),
              row.path(4).asInt(),
              row.path(5).asInt(),
              row.path(6).asInt(),
              row.path(7).asInt(),
              row.path(8).asDouble(),
              row.path(9).asDouble(),
              row.path(10).asDouble(),
              row.path(11).asDouble()));
    }
    return parts;
  }

  /** Returns the record of a recording in {@code matches.jsonl}. */
  static ObjectNode row(
      String name, JsonNode match, JsonNode words, List<DocumentArchive.Entry> documents) {
    ObjectNode row = StageCache.JSON.createObjectNode();
    row.put("recording", name);
    row.put("seconds", words.path("seconds").asDouble());
    row.put("words", match.path("words").asInt());
    row.put("unmatched_words", match.path("unmatchedWords").asInt());
    List<PartMatch> all = parts(match, "parts");
    Set<PartMatch> used = Set.copyOf(MatchedTranscript.withoutCopies(all));
    ArrayNode parts = row.putArray("parts");
    for (PartMatch part : all) {
      describe(part, documents, parts.addObject()).put("copy", !used.contains(part));
    }
    ArrayNode doubtful = row.putArray("doubtful");
    for (PartMatch part : parts(match, "doubtful")) {
      describe(part, documents, doubtful.addObject());
    }
    return row;
  }

  private static ObjectNode describe(
      PartMatch part, List<DocumentArchive.Entry> documents, ObjectNode into) {
    into.put("document", documents.get(part.document()).id());
    into.put("first_part", part.firstPart());
    into.put("end_part", part.endPart());
    into.put("first_word", part.firstRecognized());
    into.put("end_word", part.endRecognized());
    into.put("score", Math.round(part.score() * 1e4) / 1e4);
    into.put("error_probability", Math.round(part.errorProbability() * 1e6) / 1e6);
    return into;
  }
}
