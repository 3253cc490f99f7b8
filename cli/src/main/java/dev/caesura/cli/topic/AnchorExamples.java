package dev.caesura.cli.topic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks example sentences of topics: names that differ, sentences in each, and none in two topics.
 * Lines are those of the file.
 */
final class AnchorExamples {

  private final String file;
  private final Map<JsonPointer, Integer> lines;
  private final Consumer<String> notes;

  /** The first topic and line of each sentence, folded: networks mostly read lower case. */
  private final Map<String, Place> places = new HashMap<>();

  private record Place(String topic, int line) {}

  private AnchorExamples(String file, Map<JsonPointer, Integer> lines, Consumer<String> notes) {
    this.file = file;
    this.lines = lines;
    this.notes = notes;
  }

  /**
   * Returns the examples of each topic.
   *
   * @param topics the topics
   * @param parent where they are in the file
   * @param lines the lines of names and sentences
   * @param file the file, for messages
   * @param notes receives what was left out
   */
  static Map<String, List<String>> of(
      JsonNode topics,
      JsonPointer parent,
      Map<JsonPointer, Integer> lines,
      String file,
      Consumer<String> notes)
      throws IOException {
    return new AnchorExamples(file, lines, notes).read(topics, parent);
  }

  /**
   * Returns the lines of names and of values, by their places. Refuses aliases: the parser reads
   * one as the text of its name, so that it would be an example.
   */
  static Map<JsonPointer, Integer> lines(String text, YAMLFactory yaml, String file)
      throws IOException {
    Map<JsonPointer, Integer> lines = new HashMap<>();
    try (YAMLParser parser = yaml.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
          throw new IOException(
              new TextPosition(file, line)
                  + ": expected a sentence or a list; found the alias *"
                  + parser.getText()
                  + ". Write it out.");
        }
        if (token == JsonToken.FIELD_NAME || token.isScalarValue()) {
          lines.putIfAbsent(parser.getParsingContext().pathAsPointer(), line);
        }
      }
    }
    return lines;
  }

  private Map<String, List<String>> read(JsonNode topics, JsonPointer parent) throws IOException {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    Map<String, Place> names = new HashMap<>();
    for (Map.Entry<String, JsonNode> topic : topics.properties()) {
      JsonPointer place = parent.appendProperty(topic.getKey());
      int line = lines.getOrDefault(place, 1);
      name(topic.getKey(), line, names);
      examples.put(topic.getKey(), sentences(topic.getKey(), topic.getValue(), place, line));
    }
    return examples;
  }

  private void name(String name, int line, Map<String, Place> names) throws IOException {
    if (TopicAnchors.isNone(name)) {
      throw error(
          name,
          line,
          "expected a name other than '"
              + TopicAnchors.NONE
              + "', which marks speech about none of the topics; found this one. Rename the topic,"
              + " or remove it: what is like no topic is marked without examples.");
    }
    Place other = names.put(TopicAnchors.folded(name), new Place(name, line));
    if (other != null) {
      throw error(
          name,
          line,
          "expected a name that differs from '"
              + other.topic
              + "' of line "
              + other.line
              + " in more than case and spaces; found this one. Rename one of the topics, or"
              + " join them.");
    }
  }

  private List<String> sentences(String name, JsonNode list, JsonPointer place, int line)
      throws IOException {
    if (!list.isArray() && !list.isNull()) {
      throw error(name, line, "expected a list of sentences; found " + list + ".");
    }
    List<String> sentences = new ArrayList<>();
    List<Integer> blank = new ArrayList<>();
    List<Integer> twice = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode sentence = list.get(i);
      int own = lines.getOrDefault(place.appendIndex(i), line);
      if (!sentence.isValueNode() || sentence.isNull()) {
        throw error(
            name,
            own,
            "expected a sentence; found "
                + sentence
                + (sentence.isObject() ? ". Put a sentence with a colon in quotes." : "."));
      }
      String text = sentence.asText();
      if (text.isBlank()) {
        blank.add(own);
        continue;
      }
      Place first = places.putIfAbsent(TopicAnchors.folded(text), new Place(name, own));
      if (first == null) {
        sentences.add(text);
      } else if (first.topic.equals(name)) {
        twice.add(own);
      } else {
        throw error(
            name,
            own,
            "expected an example of one topic; found one of topic '"
                + first.topic
                + "' in line "
                + first.line
                + ", too. Keep it in the topic that it is about.");
      }
    }
    if (sentences.isEmpty()) {
      throw error(
          name,
          line,
          "expected at least one example; found "
              + (blank.isEmpty() ? "none" : "blank ones")
              + ". Add sentences, or remove the topic.");
    }
    note(name, blank, "blank example");
    note(name, twice, "repeated example");
    return sentences;
  }

  private void note(String topic, List<Integer> lines, String what) {
    if (!lines.isEmpty()) {
      notes.accept(
          new TextPosition(file, lines.get(0))
              + ": topic '"
              + topic
              + "': left out "
              + UtteranceRecords.counted(lines.size(), what)
              + (lines.size() == 1 ? "" : ", of which this is the first"));
    }
  }

  private IOException error(String topic, int line, String message) {
    return new IOException(new TextPosition(file, line) + ": topic '" + topic + "': " + message);
  }
}
