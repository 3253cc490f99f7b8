package dev.caesura.audio.format;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values with a header: recording, start and end in seconds, label.
 *
 * <pre>
 * recording,start,end,label
 * talk.wav,1.440,13.312,bob
 * </pre>
 *
 * <p>Fields with commas, quotes, line ends or white space at their ends stand in quotes, quotes in
 * them twice. Everything fits into the format.
 *
 * <p>Source: RFC 4180; lines end with a line feed alone.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record SegmentsCsvFormat(int sampleRate) implements SegmentFormat {

  private static final List<String> HEADER = List.of("recording", "start", "end", "label");
  private static final int MAX = 1 << 16;

  public SegmentsCsvFormat {
    LineRules.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    Records records = new Records(in, name);
    List<String> header = records.next();
    if (header == null || !header.equals(HEADER)) {
      throw new TextPosition(name, 1)
          .malformed("the header " + String.join(",", HEADER), String.valueOf(header));
    }
    List<RecordedSegment> segments = new ArrayList<>();
    for (List<String> fields = records.next(); fields != null; fields = records.next()) {
      TextPosition position = records.position;
      if (fields.size() == 1 && fields.get(0).isEmpty()) {
        continue;
      }
      if (fields.size() != HEADER.size()) {
        throw position.malformed(HEADER.size() + " fields", String.join(",", fields));
      }
      if (fields.get(0).isBlank()) {
        throw position.malformed("the name of a recording", fields.get(0));
      }
      segments.add(
          new RecordedSegment(
              fields.get(0),
              Seconds.span(
                  Seconds.parse("start", fields.get(1), position),
                  Seconds.parse("end", fields.get(2), position),
                  sampleRate,
                  position),
              fields.get(3)));
    }
    return List.copyOf(segments);
  }

  /** Reads records, which may go over lines. */
  private static final class Records {

    private final Reader in;
    private final String name;
    private long line = 1;
    private TextPosition position;
    private int ahead = -2;

    Records(Reader in, String name) {
      this.in = in instanceof java.io.BufferedReader ? in : new java.io.BufferedReader(in);
      this.name = name;
    }

    /** Returns the fields of the next record, or null. */
    List<String> next() throws IOException {
      position = new TextPosition(name, line);
      int c = read();
      if (line == 1 && c == 0xFEFF) {
        c = read();
      }
      if (c < 0) {
        return null;
      }
      List<String> fields = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      while (true) {
        if (c == '"' && field.length() == 0) {
          c = quoted(field);
          if (c >= 0 && c != ',' && c != '\n') {
            throw position.malformed(
                "a comma or the end of the line after a quote", field.toString());
          }
        }
        if (c < 0 || c == '\n' || c == ',') {
          fields.add(field.toString());
          field.setLength(0);
          if (c != ',') {
            line += c == '\n' ? 1 : 0;
            return fields;
          }
          if (fields.size() > HEADER.size()) {
            throw position.malformed(HEADER.size() + " fields", String.join(",", fields));
          }
        } else {
          append(field, c);
        }
        c = read();
      }
    }

    private int quoted(StringBuilder field) throws IOException {
      while (true) {
        int c = in.read();
        if (c < 0) {
          throw position.malformed("a quote at the end of the field", field.toString());
        }
        if (c == '"') {
          int after = in.read();
          if (after != '"') {
            return after == '\r' ? read() : after;
          }
        }
        line += c == '\n' ? 1 : 0;
        append(field, c);
      }
    }

    private void append(StringBuilder field, int c) throws IOException {
      field.append((char) c);
      if (field.length() > MAX) {
        throw position.malformed("a field of at most " + MAX + " characters", field.toString());
      }
    }

    /** Returns the next character; a carriage return before a line feed is skipped. */
    private int read() throws IOException {
      int c = ahead == -2 ? in.read() : ahead;
      ahead = -2;
      if (c == '\r') {
        ahead = in.read();
        if (ahead == '\n') {
          ahead = -2;
          return '\n';
        }
      }
      return c;
    }
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    out.append(String.join(",", HEADER)).append('\n');
    for (RecordedSegment segment : segments) {
      out.append(quoted(segment.recording()))
          .append(',')
          .append(Seconds.start(segment.span()).toPlainString())
          .append(',')
          .append(Seconds.end(segment.span()).toPlainString())
          .append(',')
          .append(quoted(segment.label()))
          .append('\n');
    }
  }

  private static String quoted(String field) {
    boolean plain =
        field.equals(field.strip())
            && field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
