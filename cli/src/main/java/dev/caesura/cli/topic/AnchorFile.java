package dev.caesura.cli.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.text.topic.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  static TopicAnchors read(Path file, SentenceEncoder encoder, String encoderName)
      throws IOException {
    JsonNode root;
    Map<String, Integer> lines;
    try {
      String text = Utf8Text.read(file);
      lines = lines(text, file);
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
        return vectors(root, file, encoder, encoderName);
      }
      boolean isNamed = root != null && root.path("topics").isObject();
      JsonNode topics = isNamed ? root.get("topics") : root;
      if (topics == null || !topics.isObject() || topics.isEmpty()) {
        throw new IOException(
            file + ": expected topics, each with a list of example sentences; found none.");
      }
      String parent = isNamed ? "/topics/" : "/";
      return TopicAnchors.of(
          examples(
              topics,
              name -> new TextPosition(file.toString(), lines.getOrDefault(parent + name, 1))),
          encoder);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the lines of the names of topics, by their paths from the root. Refuses aliases: the
   * parser reads one as the text of its name, so that it would be an example.
   */
  private static Map<String, Integer> lines(String text, Path file) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
          throw new IOException(
              file
                  + ", line "
                  + line
                  + ": expected a sentence or a list; found the alias *"
                  + parser.getText()
                  + ". Write it out.");
        }
        if (token == JsonToken.FIELD_NAME) {
          JsonStreamContext parent = parser.getParsingContext().getParent();
          String above = parent.inObject() ? "/" + parent.getCurrentName() : "";
          lines.putIfAbsent(above + "/" + parser.currentName(), line);
        }
      }
    }
    return lines;
  }

  private static Map<String, List<String>> examples(
      JsonNode topics, Function<String, TextPosition> positions) throws IOException {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> topic : topics.properties()) {
      List<String> sentences = new ArrayList<>();
      String name = positions.apply(topic.getKey()) + ": topic '" + topic.getKey() + "': ";
      if (!topic.getValue().isArray() && !topic.getValue().isNull()) {
        throw new IOException(name + "expected a list of sentences; found " + topic.getValue());
      }
      for (JsonNode sentence : topic.getValue()) {
        if (!sentence.isValueNode() || sentence.isNull()) {
          throw new IOException(name + "expected a sentence; found " + sentence);
        }
        sentences.add(sentence.asText());
      }
      if (sentences.stream().allMatch(String::isBlank)) {
        throw new IOException(
            name
                + "expected at least one example; found "
                + (sentences.isEmpty() ? "none" : "blank ones")
                + ". Add sentences, or remove the topic.");
      }
      examples.put(topic.getKey(), sentences);
    }
    return examples;
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
    TopicAnchors anchors = new TopicAnchors(topics, root.path("floor").asDouble(2));
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
