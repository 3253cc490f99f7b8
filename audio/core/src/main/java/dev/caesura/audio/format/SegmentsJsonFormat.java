package dev.caesura.audio.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Segments as JSON: one object a line, or one array. The names of the fields state the unit.
 *
 * <pre>
 * {"recording":"talk.wav","start_seconds":1.440,"end_seconds":13.312,
 *  "start_sample":23040,"end_sample":212992,"sample_rate":16000,"label":"speaker1"}
 * </pre>
 *
 * <p>(On one line in the file.) An empty label is left out. Both settings read both shapes: objects
 * one after the other, and an array of them. Where an object has samples, they count and the
 * seconds are ignored; where it has seconds alone, they are rounded to the nearest samples. Other
 * fields are skipped.
 *
 * @param sampleRate samples a second of spans that are read from seconds alone, at least 1
 * @param array whether one array is written instead of lines
 */
public record SegmentsJsonFormat(int sampleRate, boolean array) implements SegmentFormat {

  private static final Set<String> FIELDS =
      Set.of(
          "recording",
          "start_seconds",
          "end_seconds",
          "start_sample",
          "end_sample",
          "sample_rate",
          "label");

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  public SegmentsJsonFormat {
    LineRules.requireRate(sampleRate);
  }

  /**
   * Returns the format that writes JSON Lines.
   *
   * @param sampleRate samples a second of spans that are read from seconds alone
   * @return the format
   */
  public static SegmentsJsonFormat lines(int sampleRate) {
    return new SegmentsJsonFormat(sampleRate, false);
  }

  /**
   * Returns the format that writes one JSON array.
   *
   * @param sampleRate samples a second of spans that are read from seconds alone
   * @return the format
   */
  public static SegmentsJsonFormat array(int sampleRate) {
    return new SegmentsJsonFormat(sampleRate, true);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(in)) {
      try {
        JsonToken token = parser.nextToken();
        boolean list = token == JsonToken.START_ARRAY;
        if (list) {
          token = parser.nextToken();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
          segments.add(segment(parser, name));
          token = parser.nextToken();
        }
        if (list && (token == null || parser.nextToken() != null)) {
          throw JsonReading.position(parser, name)
              .malformed("one array", token == null ? "its beginning" : parser.getText());
        }
      } catch (JsonProcessingException e) {
        throw JsonReading.failure(parser, name, "JSON", e);
      }
    }
    return List.copyOf(segments);
  }

  private RecordedSegment segment(JsonParser parser, String name) throws IOException {
    TextPosition position = JsonReading.position(parser, name);
    Map<String, String> fields = JsonReading.fields(parser, FIELDS, name);
    TimeSpan span;
    if (fields.containsKey("start_sample")) {
      long rate = whole("sample_rate", fields, position, 1, Integer.MAX_VALUE);
      long start = whole("start_sample", fields, position, 0, Long.MAX_VALUE);
      long end = whole("end_sample", fields, position, start, Long.MAX_VALUE);
      span = new TimeSpan(start, end, (int) rate);
    } else {
      BigDecimal start = seconds("start_seconds", fields, position);
      BigDecimal end = seconds("end_seconds", fields, position);
      if (end.compareTo(start) < 0) {
        throw position.malformed("end_seconds >= start_seconds", fields.toString());
      }
      span = Seconds.span(start, end, sampleRate);
    }
    return new RecordedSegment(
        JsonReading.recording(fields, "recording", position),
        span,
        fields.getOrDefault("label", ""));
  }

  private static BigDecimal seconds(String field, Map<String, String> fields, TextPosition position)
      throws IOException {
    return Seconds.parse(field, JsonReading.require(fields, field, position), position);
  }

  private static long whole(
      String field, Map<String, String> fields, TextPosition position, long least, long most)
      throws IOException {
    String text = JsonReading.require(fields, field, position);
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, with the range.
    }
    throw position.malformed("a whole number >= " + least + " as " + field, text);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    if (array) {
      out.append('[');
    }
    String before = array ? "\n" : "";
    for (RecordedSegment segment : segments) {
      out.append(before).append(line(segment)).append(array ? "" : "\n");
      before = array ? ",\n" : "";
    }
    if (array) {
      out.append("\n]\n");
    }
  }

  private static String line(RecordedSegment segment) throws IOException {
    TimeSpan span = segment.span();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("recording", segment.recording());
      json.writeNumberField("start_seconds", Seconds.start(span));
      json.writeNumberField("end_seconds", Seconds.end(span));
      json.writeNumberField("start_sample", span.startSample());
      json.writeNumberField("end_sample", span.endSample());
      json.writeNumberField("sample_rate", span.sampleRate());
      if (!segment.label().isEmpty()) {
        json.writeStringField("label", segment.label());
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
