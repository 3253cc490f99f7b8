package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables of values that commas separate (RFC 4180): the first row names the columns, and
 * values in quotes may hold commas, quotes and ends of lines.
 */
final class CsvTable {

  private static final String NUMBER = "-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,15})?";

  private final String text;
  private final String file;
  private int at;
  private long line = 1;

  private CsvTable(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /** Reads the rows of a file as objects; empty values are left out. */
  static void read(Path file, EntryJson.Row consumer) throws IOException {
    CsvTable table = new CsvTable(Utf8Text.read(file), file.toString());
    List<String> columns = table.row();
    while (table.at < table.text.length()) {
      TextPosition position = new TextPosition(table.file, table.line);
      List<String> values = table.row();
      if (values.size() == 1 && values.get(0).isBlank()) {
        continue;
      }
      if (values.size() != columns.size()) {
        throw position.malformed(columns.size() + " values", values.size() + " values");
      }
      ObjectNode row = EntryJson.JSON.createObjectNode();
      for (int i = 0; i < columns.size(); i++) {
        String value = values.get(i);
        if (value.matches(NUMBER)) {
          row.put(columns.get(i), new BigDecimal(value));
        } else if (!value.isEmpty()) {
          row.put(columns.get(i), value);
        }
      }
      consumer.take(row, position);
    }
  }

  private List<String> row() throws IOException {
    List<String> values = new ArrayList<>();
    do {
      values.add(value());
    } while (at < text.length() && text.charAt(at++) == ',');
    // At the first character after the end of the line.
    if (at > 0 && text.charAt(at - 1) == '\r' && text.startsWith("\n", at)) {
      at++;
    }
    line++;
    return values;
  }

  private String value() throws IOException {
    if (!text.startsWith("\"", at)) {
      int start = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }
    StringBuilder value = new StringBuilder();
    TextPosition position = new TextPosition(file, line);
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw position.malformed("a quote at the end of the value", "the end of the file");
      }
      String part = text.substring(at, quote);
      line += part.chars().filter(c -> c == '\n').count();
      value.append(part);
      at = quote + 1;
      if (!text.startsWith("\"", at)) {
        break;
      }
      value.append('"');
      at++;
    }
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw position.malformed("a comma after a quoted value", text.substring(at, at + 1));
    }
    return value.toString();
  }
}
