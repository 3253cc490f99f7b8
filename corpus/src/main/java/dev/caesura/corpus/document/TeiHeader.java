package dev.caesura.corpus.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@code teiHeader} states about its document. Not thread-safe. */
final class TeiHeader {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private String language = "";

  /** Returns a copy, for a document of a corpus that has a header of its own, too. */
  TeiHeader copy() {
    TeiHeader copy = new TeiHeader();
    copy.fields.putAll(fields);
    copy.language = language;
    return copy;
  }

  /** Reads a header from its start to its end; its statements replace those of the corpus. */
  void read(XmlReading xml, TeiPersons persons) throws IOException {
    Map<String, String> own = new LinkedHashMap<>();
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    String field = "";
    for (int depth = 1; depth > 0 && xml.next(); ) {
      if (xml.isStart() && (xml.name().equals("person") || xml.name().equals("org"))) {
        persons.element(xml);
      } else if (xml.isStart()) {
        depth++;
        field = field(path, xml, own);
        text.setLength(0);
        path.push(xml.name());
      } else if (xml.isEnd()) {
        depth--;
        if (!path.isEmpty()) {
          path.pop();
        }
        if (!field.isEmpty() && !text.toString().isBlank()) {
          String value = text.toString().strip();
          own.merge(field, value, (a, b) -> field(a, b));
        }
        field = "";
      } else if (xml.isText()) {
        text.append(xml.text());
      }
    }
    fields.putAll(own);
  }

  private static String field(String first, String second) {
    return first.contains(second) ? first : first + "; " + second;
  }

  /** Returns the field that the text of an element belongs to; empty for none. */
  private String field(Deque<String> path, XmlReading xml, Map<String, String> own) {
    String parent = path.isEmpty() ? "" : path.peek();
    String name = xml.name();
    if (parent.equals("titleStmt") || parent.equals("settingDesc") || parent.equals("setting")) {
      if (name.equals("date") && !xml.attribute("when").isEmpty()) {
        own.put("date", xml.attribute("when"));
        return "";
      }
      boolean isSub = xml.attribute("type").equals("sub");
      return switch (name) {
        case "title" -> isSub || own.containsKey("title") ? "" : "title";
        case "author", "meeting" -> name;
        case "name" -> "place";
        default -> "";
      };
    }
    if (name.equals("date") && path.contains("sourceDesc") && !xml.attribute("when").isEmpty()) {
      own.putIfAbsent("date", xml.attribute("when"));
    }
    if (name.equals("language") && language.isEmpty()) {
      language = xml.attribute("ident");
    }
    if (name.equals("licence") || name.equals("license")) {
      if (!xml.attribute("target").isEmpty()) {
        own.putIfAbsent("licence", xml.attribute("target"));
      }
      return own.containsKey("licence") ? "" : "licence";
    }
    return "";
  }

  /** The day of the document in ISO 8601; empty if it states none. */
  String date() {
    return fields.getOrDefault("date", "");
  }

  /** The language of the corpus; empty if it states none. */
  String language() {
    return language;
  }

  Map<String, String> fields() {
    return fields;
  }
}
