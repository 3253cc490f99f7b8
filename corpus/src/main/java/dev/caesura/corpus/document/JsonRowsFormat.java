package dev.caesura.corpus.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Lines, or an array of objects: a part for each object, with its text in {@code text}, {@code
 * transcription}, {@code transcript} or {@code sentence}. {@code document} assigns rows to
 * documents; without it the file is one. Fields with names inside them become {@code
 * speaker_info.Speaker_name}; arrays are left out, and counted.
 */
final class JsonRowsFormat implements TranscriptFormat {

  private static final List<String> TEXT =
      List.of(
          "text",
          "transcription",
          "transcript",
          "sentence",
          "norm_text",
          "normalized_text",
          "raw_transcription",
          "raw_text",
          "utterance",
          "content");
  private static final List<String> ID = List.of("id", "utterance_id", "utt_id", "utt", "key");
  private static final List<String> DOCUMENT = List.of("document", "document_id", "doc_id");
  private static final List<String> SPEAKER =
      List.of(
          "speaker", "speaker_id", "speaker_info.Speaker_ID", "speaker_info.Speaker_name", "spk");
  private static final List<String> LANGUAGE = List.of("language", "lang");

  /** What {@link DocumentFormatter} puts before the fields of a part. */
  private static final String METADATA = "metadata.";

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String title() {
    return "JSON Lines, or an array of objects, with their text in a field";
  }

  @Override
  public boolean detects(SourceFile file) {
    String content = Utf8Text.decodeStart(file.start()).stripLeading();
    boolean isNamed = List.of("json", "jsonl", "ndjson").contains(file.extension());
    return (isNamed && (content.isEmpty() || content.startsWith("{") || content.startsWith("[")))
        || isJson(content);
  }

  /** Returns whether a text begins with a whole JSON object, or an array of values. */
  private static boolean isJson(String content) {
    if (!content.startsWith("{") && !content.startsWith("[")) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(content)) {
      JsonToken first = parser.nextToken();
      JsonToken second = parser.nextToken();
      boolean list =
          first == JsonToken.START_ARRAY
              && (second == JsonToken.START_OBJECT
                  || second == JsonToken.START_ARRAY
                  || (second == JsonToken.VALUE_STRING && parser.nextToken() != null));
      return list
          || (first == JsonToken.START_OBJECT
              && (second == JsonToken.END_OBJECT
                  || (second == JsonToken.FIELD_NAME && parser.nextToken() != null)));
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    Map<String, DocumentBuilder> builders = new LinkedHashMap<>();
    DecodedText decoded = file.text(settings);
    long line = 1;
    try (JsonParser parser = JSON.createParser(decoded.text())) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        first = parser.nextToken();
      }
      for (JsonToken token = first; token != null; token = parser.nextToken()) {
        if (token == JsonToken.END_ARRAY) {
          continue;
        }
        line = parser.currentTokenLocation().getLineNr();
        TextPosition position = new TextPosition(file.toString(), line);
        if (token != JsonToken.START_OBJECT) {
          throw position.malformed("an object with a text", parser.getText());
        }
        row(JSON.readTree(parser), file, position, builders);
      }
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      throw new TextPosition(file.toString(), Math.max(1, at))
          .malformed("JSON", new IOException(e.getOriginalMessage(), e));
    }
    List<TranscriptDocument> documents = new ArrayList<>();
    for (DocumentBuilder builder : builders.values()) {
      decoded.remark().ifPresent(builder::remark);
      documents.add(builder.build());
    }
    return documents;
  }

  private void row(
      JsonNode row, SourceFile file, TextPosition position, Map<String, DocumentBuilder> builders)
      throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> arrays = new ArrayList<>();
    flatten("", row, fields, arrays);
    String text = take(fields, TEXT);
    if (text == null) {
      throw position.malformed(
          "a text in one of the fields " + String.join(", ", TEXT), row.toString());
    }
    String document = take(fields, DOCUMENT);
    DocumentBuilder builder =
        builders.computeIfAbsent(
            document == null ? "" : document,
            id -> {
              DocumentBuilder one = new DocumentBuilder(file, name());
              one.id(id);
              return one;
            });
    String language = take(fields, LANGUAGE);
    builder.language(language);
    String id = take(fields, ID);
    String speaker = take(fields, SPEAKER);
    SourcePlace place = SourcePlace.ofLine(position.line());
    for (String array : arrays) {
      builder.remark(ReadingRemark.Kind.OMITTED, "field " + array, "", place);
    }
    if (text.isBlank()) {
      builder.remark(ReadingRemark.Kind.OMITTED, "row without text", "", place);
    }
    builder.part(
        id == null ? "" : id,
        DocumentPart.Kind.UTTERANCE,
        text,
        place,
        speaker == null ? "" : speaker,
        fields);
  }

  private static void flatten(
      String prefix, JsonNode node, Map<String, String> fields, List<String> arrays) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        flatten(name + ".", value, fields, arrays);
      } else if (value.isArray()) {
        arrays.add(name);
      } else if (!value.isNull()) {
        fields.put(
            name.startsWith(METADATA) ? name.substring(METADATA.length()) : name, value.asText());
      }
    }
  }

  /** Removes the first of some fields that is there and returns its value; null if none is. */
  private static String take(Map<String, String> fields, List<String> names) {
    for (String name : names) {
      if (fields.containsKey(name)) {
        return fields.remove(name);
      }
    }
    return null;
  }
}
