package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Node of a YAML file with the line that it stands in. Nodes are texts, lists and mappings only: no
 * object is constructed, and anchors and tags are refused. Immutable.
 */
final class ConfigNode {

  private static final int MAX_SHOWN = 300;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_BYTES = 1 << 20;

  /** A message of a library about a value: the name of its own, the value, and what it expects. */
  private static final Pattern REFUSAL =
      Pattern.compile("[a-z]+[A-Z]\\w* -?[\\d.E-]+: expected (.+)");

  private final Path file;
  private final int line;
  private final String name;
  private final String text;
  private final List<ConfigNode> items;
  private final Map<String, ConfigNode> fields;

  private ConfigNode(
      Path file,
      int line,
      String name,
      String text,
      List<ConfigNode> items,
      Map<String, ConfigNode> fields) {
    this.file = file;
    this.line = line;
    this.name = name;
    this.text = text;
    this.items = items;
    this.fields = fields;
  }

  /** Reads a file, which holds one mapping. */
  static ConfigNode read(Path file) throws IOException {
    String yaml = Utf8Text.read(file);
    if (yaml.length() > MAX_BYTES) {
      throw new IOException(
          file + ": expected at most " + MAX_BYTES + " characters; found " + yaml.length());
    }
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new IOException(file + ", line 1: expected settings; found nothing");
      }
      ConfigNode root = node(parser, file, "the file", 0);
      if (root.fields == null) {
        throw root.expected("a mapping, such as 'recordings: audio'");
      }
      if (parser.nextToken() != null) {
        throw new IOException(
            file
                + ", line "
                + parser.currentTokenLocation().getLineNr()
                + ": expected one document; found another one");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("an error");
      throw error(file, line, "expected YAML; found " + what, e);
    }
  }

  private static ConfigNode node(YAMLParser parser, Path file, String name, int depth)
      throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    ConfigNode here = new ConfigNode(file, line, name, null, null, null);
    if (depth > MAX_DEPTH) {
      throw here.expected("at most " + MAX_DEPTH + " levels");
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw here.expected("no anchors and aliases");
    }
    if (parser.getTypeId() != null) {
      throw here.expected("no tags");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, ConfigNode> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        int fieldLine = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        if (fields.put(field, node(parser, file, field, depth + 1)) != null) {
          throw new ConfigNode(file, fieldLine, field, null, null, null).expected("it once");
        }
      }
      return new ConfigNode(file, line, name, null, null, fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<ConfigNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser, file, name, depth + 1));
      }
      return new ConfigNode(file, line, name, null, items, null);
    }
    return new ConfigNode(
        file, line, name, token == JsonToken.VALUE_NULL ? "" : parser.getText(), null, null);
  }

  /** Returns an error whose message is safe to show, however the file is written. */
  private static IOException error(Path file, int line, String message, Throwable cause) {
    return new IOException(VisibleText.of(file + ", line " + line + ": " + message), cause);
  }

  /** Returns a value of the file, or a message about one, shortened. */
  private static String shown(String value) {
    return VisibleText.shortened(value, MAX_SHOWN);
  }

  /** Returns the error of a wrong node. */
  IOException expected(String what) {
    String found =
        text != null ? text : fields != null ? "a mapping" : items != null ? "a list" : "another";
    return error(file, line, name + ": expected " + what + "; found " + shown(found), null);
  }

  /** Returns the error of a library about the value of this node. */
  IOException refused(IllegalArgumentException reason) {
    Matcher ofLibrary = REFUSAL.matcher(String.valueOf(reason.getMessage()));
    if (text != null && ofLibrary.matches()) {
      return expected(ofLibrary.group(1));
    }
    return error(file, line, shown(String.valueOf(reason.getMessage())), reason);
  }

  /** Rejects fields of other names. */
  void requireFields(Set<String> known) throws IOException {
    for (Map.Entry<String, ConfigNode> field : fields().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw error(
            file,
            field.getValue().line,
            "expected one of "
                + String.join(", ", known.stream().sorted().toList())
                + "; found "
                + shown(field.getKey()),
            null);
      }
    }
  }

  Map<String, ConfigNode> fields() throws IOException {
    if (fields == null) {
      throw expected("a mapping");
    }
    return fields;
  }

  Optional<ConfigNode> field(String field) throws IOException {
    return Optional.ofNullable(fields().get(field));
  }

  String text() throws IOException {
    if (text == null || text.isBlank()) {
      throw expected("a text");
    }
    return text;
  }

  /** Returns the texts of a list, or the text of this node as the only one. */
  List<String> texts() throws IOException {
    if (items == null) {
      return List.of(text());
    }
    List<String> texts = new ArrayList<>();
    for (ConfigNode item : items) {
      texts.add(item.text());
    }
    return texts;
  }

  /** Returns whether this is a given text; {@code off} may also be read as a boolean. */
  boolean isText(String wanted) {
    return wanted.equals(text) || ("off".equals(wanted) && "false".equals(text));
  }

  double number() throws IOException {
    try {
      double value = Double.parseDouble(text());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw expected("a number");
  }

  long whole() throws IOException {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw expected("a whole number");
    }
  }
}
