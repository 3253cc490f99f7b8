package dev.caesura.cli.topic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.text.topic.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads topics from YAML or JSON: a map of names to example sentences, perhaps below {@code
 * topics}; or vectors that {@link #write} kept.
 */
final class AnchorFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AnchorFile() {}

  /**
   * Reads topics.
   *
   * @param encoder the open encoder
   * @param method identifies the encoder
   * @param notes receives what was left out, and what else a user should know
   */
  static TopicAnchors read(
      Path file, SentenceEncoder encoder, TopicMethodOptions method, Consumer<String> notes)
      throws IOException {
    JsonNode root;
    Map<JsonPointer, Integer> lines;
    try {
      String text = Utf8Text.read(file);
      lines = AnchorExamples.lines(text, YAML.getFactory(), file.toString());
      root = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      // The parser also draws the place, in lines that are indented.
      String found =
          e.getOriginalMessage()
              .lines()
              .filter(part -> !part.isBlank() && !Character.isWhitespace(part.charAt(0)))
              .collect(Collectors.joining(", "));
      throw new IOException(file + ", line " + line + ": expected YAML; found " + found, e);
    }
    try {
      if (root != null && root.path("vectors").isObject()) {
        known(root, Set.of("encoder", "floor", "vectors"), lines, file);
        return vectors(root, file, encoder, method.encoderName());
      }
      boolean isNamed = root != null && root.path("topics").isObject();
      JsonNode topics = isNamed ? root.get("topics") : root;
      if (topics == null || !topics.isObject() || topics.isEmpty()) {
        throw new IOException(
            file + ": expected topics, each with a list of example sentences; found none.");
      }
      if (isNamed) {
        known(root, Set.of("topics"), lines, file);
      }
      JsonPointer parent =
          isNamed ? JsonPointer.empty().appendProperty("topics") : JsonPointer.empty();
      Map<String, List<String>> examples =
          AnchorExamples.of(topics, parent, lines, file.toString(), notes);
      List<String> all = examples.values().stream().flatMap(List::stream).toList();
      method.languageNote(file.toString(), all, false).ifPresent(notes);
      return TopicAnchors.of(examples, encoder);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Refuses fields beside the topics: they are mostly topics with too few spaces before them. */
  private static void known(
      JsonNode root, Set<String> known, Map<JsonPointer, Integer> lines, Path file)
      throws IOException {
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!known.contains(field.getKey())) {
        int line = lines.getOrDefault(JsonPointer.empty().appendProperty(field.getKey()), 1);
        throw new TextPosition(file.toString(), line)
            .malformed("nothing beside " + String.join(", ", new TreeSet<>(known)), field.getKey());
      }
    }
  }

  private static TopicAnchors vectors(
      JsonNode root, Path file, SentenceEncoder encoder, String encoderName) throws IOException {
    Map<String, List<float[]>> topics = new LinkedHashMap<>();
    root.get("vectors")
        .properties()
        .forEach(
            topic -> {
              List<float[]> anchors = new ArrayList<>();
              for (JsonNode vector : topic.getValue()) {
                float[] values = new float[vector.size()];
                for (int i = 0; i < values.length; i++) {
                  if (!vector.get(i).isNumber()) {
                    throw new IllegalArgumentException(
                        "vectors of '"
                            + topic.getKey()
                            + "': expected numbers; found "
                            + vector.get(i));
                  }
                  values[i] = (float) vector.get(i).asDouble();
                }
                anchors.add(values);
              }
              topics.put(topic.getKey(), anchors);
            });
    if (!root.path("floor").isNumber()) {
      String found = root.has("floor") ? root.get("floor").toString() : "none";
      throw new IOException(file + ": expected a number as floor; found " + found + ".");
    }
    TopicAnchors anchors = new TopicAnchors(topics, root.get("floor").asDouble());
    int size = encoder.encode(List.of("size"))[0].length;
    String made = root.path("encoder").asText();
    if (size != anchors.size() || !made.equals(encoderName)) {
      throw new IOException(
          file
              + ": expected the encoder that made the anchors, "
              + made
              + " with vectors of "
              + anchors.size()
              + "; found "
              + encoderName
              + " with vectors of "
              + size
              + ". Give that encoder, or make the anchors again.");
    }
    return anchors;
  }

  static void write(Path file, TopicAnchors anchors, String encoderName) throws IOException {
    ObjectNode root = YAML.createObjectNode().put("encoder", encoderName);
    root.put("floor", anchors.floor());
    ObjectNode vectors = root.putObject("vectors");
    anchors
        .topics()
        .forEach(
            (name, all) -> {
              ArrayNode list = vectors.putArray(name);
              for (float[] vector : all) {
                ArrayNode values = list.addArray();
                for (float value : vector) {
                  values.add(value);
                }
              }
            });
    WholeFile.writeText(file, out -> out.write(root + "\n"));
  }
}
