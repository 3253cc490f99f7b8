package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives all values of a column one type: readers of tables, such as Arrow, refuse a column that has
 * a number in one row and a text in another. Values of mixed columns become texts.
 */
final class UniformColumns {

  private final Map<String, JsonNodeType> types = new HashMap<>();
  private final Set<String> mixed = new HashSet<>();

  private UniformColumns() {}

  /** Changes rows, also inside objects in them. */
  static void apply(List<ObjectNode> rows) {
    UniformColumns columns = new UniformColumns();
    rows.forEach(row -> columns.note("", row));
    if (!columns.mixed.isEmpty()) {
      rows.forEach(row -> columns.change("", row));
    }
  }

  private void note(String prefix, ObjectNode row) {
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (!value.isNull()) {
        JsonNodeType other = types.putIfAbsent(name, value.getNodeType());
        if (other != null && other != value.getNodeType()) {
          mixed.add(name);
        }
      }
      if (value instanceof ObjectNode inner) {
        note(name + "\n", inner);
      }
    }
  }

  private void change(String prefix, ObjectNode row) {
    for (String field : new ArrayList<>(row.propertyStream().map(Map.Entry::getKey).toList())) {
      JsonNode value = row.get(field);
      if (mixed.contains(prefix + field)) {
        if (!value.isNull()) {
          row.put(field, value.isValueNode() ? value.asText() : value.toString());
        }
      } else if (value instanceof ObjectNode inner) {
        change(prefix + field + "\n", inner);
      }
    }
  }
}
