package dev.caesura.corpus.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * File of decisions: a JSON object with {@code format} and a list {@code decisions}, one decision a
 * line. Times are seconds from the start of the recording. Stateless and thread-safe.
 */
public final class ReviewFile {

  /** Value of the field {@code format}. */
  public static final String FORMAT = "caesura-review-1";

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> TEXTS = Set.of("recording", "id", "stamp", "decision");

  private ReviewFile() {}

  /**
   * Reads decisions.
   *
   * @param file the file
   * @return the decisions, in the order of the file
   * @throws IOException if it cannot be read, is not such a file, or decides twice about a
   *     sentence; the message names the line
   */
  public static List<ReviewDecision> read(Path file) throws IOException {
    String text = Utf8Text.read(file);
    String name = file.toString();
    try (JsonParser json = FACTORY.createParser(text)) {
      return read(json, name);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException(
          new TextPosition(name, line)
              + ": expected JSON; found "
              + e.getOriginalMessage()
              + ". Save the decisions again on the review page.",
          e);
    }
  }

  private static List<ReviewDecision> read(JsonParser json, String name) throws IOException {
    String format = null;
    List<ReviewDecision> decisions = null;
    require(json, json.nextToken() == JsonToken.START_OBJECT, name, "an object with decisions");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("format")) {
        format = json.getText();
        require(json, FORMAT.equals(format), name, "format " + FORMAT);
      } else if (field.equals("decisions")) {
        require(json, json.currentToken() == JsonToken.START_ARRAY, name, "a list of decisions");
        decisions = decisions(json, name);
      } else {
        json.skipChildren();
      }
    }
    require(json, format != null, name, "a field 'format'");
    require(json, decisions != null, name, "a field 'decisions'");
    require(json, json.nextToken() == null, name, "the end of the file");
    return decisions;
  }

  private static List<ReviewDecision> decisions(JsonParser json, String name) throws IOException {
    List<ReviewDecision> decisions = new ArrayList<>();
    Map<List<String>, String> places = new HashMap<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json, json.currentToken() == JsonToken.START_OBJECT, name, "a decision");
      String place = position(json, name);
      ReviewDecision decision = decision(json, name, place);
      String other = places.put(List.of(decision.recording(), decision.id()), place);
      if (other != null) {
        throw new IOException(
            place
                + ": expected one decision about "
                + decision.id()
                + "; found another at "
                + other
                + ". Delete one of them.");
      }
      decisions.add(decision);
    }
    return decisions;
  }

  private static ReviewDecision decision(JsonParser json, String name, String place)
      throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Double> times = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      if (TEXTS.contains(field)) {
        require(json, json.currentToken() == JsonToken.VALUE_STRING, name, field + " as a text");
        texts.put(field, json.getText());
      } else if (field.equals("audio_start") || field.equals("audio_end")) {
        require(json, json.currentToken().isNumeric(), name, field + " as seconds");
        times.put(field, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
    for (String field : TEXTS.stream().sorted().toList()) {
      if (!texts.containsKey(field)) {
        throw new IOException(place + ": expected a field '" + field + "'; found none");
      }
    }
    ReviewDecision.Action action = null;
    for (ReviewDecision.Action known : ReviewDecision.Action.values()) {
      if (known.toString().equals(texts.get("decision"))) {
        action = known;
      }
    }
    if (action == null) {
      throw new IOException(
          place + ": expected accept, reject or edges; found " + texts.get("decision"));
    }
    boolean isMoved = action == ReviewDecision.Action.EDGES;
    try {
      return new ReviewDecision(
          texts.get("recording"),
          texts.get("id"),
          texts.get("stamp"),
          action,
          isMoved ? times.getOrDefault("audio_start", -1.0) : 0,
          isMoved ? times.getOrDefault("audio_end", -1.0) : 0,
          place);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  private static void require(JsonParser json, boolean isRight, String name, String what)
      throws IOException {
    if (!isRight) {
      String found = json.currentToken() == null ? "the end of the file" : json.getText();
      throw new IOException(position(json, name) + ": expected " + what + "; found " + found);
    }
  }

  private static String position(JsonParser json, String name) {
    return new TextPosition(name, Math.max(1, json.currentTokenLocation().getLineNr())).toString();
  }

  /**
   * Writes decisions, each in a line.
   *
   * @param file the file, which is replaced as a whole
   * @param decisions the decisions
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, List<ReviewDecision> decisions) throws IOException {
    WholeFile.writeText(
        file,
        out -> {
          out.write("{\"format\":\"" + FORMAT + "\",\"decisions\":[");
          String separator = "\n";
          for (ReviewDecision decision : decisions) {
            ObjectNode node = JSON.createObjectNode();
            node.put("recording", decision.recording());
            node.put("id", decision.id());
            node.put("stamp", decision.stamp());
            node.put("decision", decision.action().toString());
            if (decision.action() == ReviewDecision.Action.EDGES) {
              node.put("audio_start", decision.start());
              node.put("audio_end", decision.end());
            }
            out.write(separator + JSON.writeValueAsString(node));
            separator = ",\n";
          }
          out.write("\n]}\n");
        });
  }

  /**
   * Returns earlier decisions with later ones, which replace those about the same sentences.
   *
   * @param earlier the earlier decisions
   * @param later the later decisions
   * @return all of them, each sentence once
   */
  public static List<ReviewDecision> merge(
      List<ReviewDecision> earlier, List<ReviewDecision> later) {
    Map<List<String>, ReviewDecision> all = new LinkedHashMap<>();
    for (List<ReviewDecision> each : List.of(earlier, later)) {
      each.forEach(decision -> all.put(List.of(decision.recording(), decision.id()), decision));
    }
    return List.copyOf(all.values());
  }
}
