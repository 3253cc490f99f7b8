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
import java.util.Objects;
import java.util.Set;

/**
 * Segments as JSON: one object a line, or one array. The names of the fields state the unit.
 *
 * <pre>
 * {"recording":"talk.wav","start_seconds":1.440,"end_seconds":13.312,
 *  "start_sample":23040,"end_sample":212992,"sample_rate":16000,"label":"speaker1"}
 * </pre>
 *
 * <p>(On one line in the file.) An empty label is left out, and so is {@code channel}, a number
 * from 1, of segments that are not of one channel. Both settings read both shapes: objects one
 * after the other, and an array of them. Where an object has samples, they count and the seconds
 * are ignored; where it has seconds alone, they are rounded to the nearest samples. Other fields
 * are skipped.
 *
 * <p>What recognisers and detectors write is read, too: objects with {@code start} and {@code end}
 * in seconds, one after the other, in an array, or in the array {@code segments} of an object, as
 * Whisper and Silero VAD have them. Their label is {@code label}, {@code speaker} or {@code text},
 * whichever comes first. Whole numbers up to 2000 and more throughout are refused, since they are
 * samples, as Silero VAD counts by default.
 *
 * @param sampleRate samples a second of spans that are read from seconds alone, at least 1
 * @param array whether one array is written instead of lines
 * @param recording the name of the recording where objects with {@code start} and {@code end} do
 *     not have it
 */
public record SegmentsJsonFormat(int sampleRate, boolean array, String recording)
    implements SegmentFormat {

  private static final Set<String> FIELDS =
      Set.of(
          "recording",
          "start_seconds",
          "end_seconds",
          "start_sample",
          "end_sample",
          "sample_rate",
          "label",
          "start",
          "end",
          "speaker",
          "text");

  // The shortest speech of Silero VAD is 250 ms: 2000 samples at 8 kHz.
  private static final BigDecimal MIN_SAMPLES = BigDecimal.valueOf(2000);

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  public SegmentsJsonFormat {
    LineRules.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
  }

  /**
   * Returns the format that writes JSON Lines.
   *
   * @param sampleRate samples a second of spans that are read from seconds alone
   * @return the format
   */
  public static SegmentsJsonFormat lines(int sampleRate) {
    return new SegmentsJsonFormat(sampleRate, false, "recording");
  }

  /**
   * Returns the format that writes one JSON array.
   *
   * @param sampleRate samples a second of spans that are read from seconds alone
   * @return the format
   */
  public static SegmentsJsonFormat array(int sampleRate) {
    return new SegmentsJsonFormat(sampleRate, true, "recording");
  }

  /**
   * Returns a copy for files that may not name their recording.
   *
   * @param value the name of the recording in such files; not blank
   * @return a copy with this setting
   */
  public SegmentsJsonFormat withRecording(String value) {
    return new SegmentsJsonFormat(sampleRate, array, value);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    WholeNumbers numbers = new WholeNumbers();
    try (JsonParser parser = JSON.createParser(in)) {
      try {
        JsonToken token = parser.nextToken();
        boolean list = token == JsonToken.START_ARRAY;
        if (list) {
          token = parser.nextToken();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
          object(parser, name, numbers, segments);
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
    numbers.requireSeconds();
    return List.copyOf(segments);
  }

  /** Reads a segment, or an object with an array of them. */
  private void object(
      JsonParser parser, String name, WholeNumbers numbers, List<RecordedSegment> segments)
      throws IOException {
    TextPosition position = JsonReading.position(parser, name);
    boolean[] holdsSegments = new boolean[1];
    int[] channel = {RecordedSegment.NO_CHANNEL};
    JsonReading.OtherField nested =
        field -> {
          if (field.equals("channel") && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            int number = parser.getValueAsInt();
            boolean isKnown = number >= 1 && number <= RecordedSegment.MAX_CHANNEL;
            channel[0] = isKnown ? number : RecordedSegment.NO_CHANNEL;
          }
          if (!field.equals("segments") || parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
          }
          holdsSegments[0] = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            TextPosition inner = JsonReading.position(parser, name);
            segments.add(segment(JsonReading.fields(parser, FIELDS, name), numbers, inner));
          }
          return true;
        };
    Map<String, String> fields = JsonReading.fields(parser, FIELDS, nested, name);
    if (!holdsSegments[0]) {
      segments.add(segment(fields, numbers, position).withChannel(channel[0]));
    }
  }

  private RecordedSegment segment(
      Map<String, String> fields, WholeNumbers numbers, TextPosition position) throws IOException {
    boolean isNamed = fields.containsKey("start_sample") || fields.containsKey("start_seconds");
    if (!isNamed && fields.containsKey("start")) {
      numbers.add(fields.get("start"), fields.getOrDefault("end", ""), position);
      String label = fields.getOrDefault("speaker", fields.getOrDefault("text", ""));
      return new RecordedSegment(
          fields.containsKey("recording")
              ? JsonReading.recording(fields, "recording", position)
              : recording,
          spanOf("start", "end", fields, position),
          fields.getOrDefault("label", label).strip());
    }
    TimeSpan span;
    if (fields.containsKey("start_sample")) {
      long rate = whole("sample_rate", fields, position, 1, Integer.MAX_VALUE);
      long start = whole("start_sample", fields, position, 0, Long.MAX_VALUE);
      long end = whole("end_sample", fields, position, start, Long.MAX_VALUE);
      span = new TimeSpan(start, end, (int) rate);
    } else {
      span = spanOf("start_seconds", "end_seconds", fields, position);
    }
    return new RecordedSegment(
        JsonReading.recording(fields, "recording", position),
        span,
        fields.getOrDefault("label", ""));
  }

  private TimeSpan spanOf(String from, String to, Map<String, String> fields, TextPosition position)
      throws IOException {
    BigDecimal start = seconds(from, fields, position);
    BigDecimal end = seconds(to, fields, position);
    if (end.compareTo(start) < 0) {
      throw position.malformed(to + " >= " + from, fields.toString());
    }
    return Seconds.span(start, end, sampleRate);
  }

  /** Notices times that are whole numbers throughout, which are samples if they are large. */
  private static final class WholeNumbers {
    private boolean hasFractions;
    private String large;
    private TextPosition position;

    void add(String start, String end, TextPosition at) {
      hasFractions |= !(isWhole(start) && isWhole(end));
      if (large == null && isWhole(end) && new BigDecimal(end).compareTo(MIN_SAMPLES) >= 0) {
        large = end;
        position = at;
      }
    }

    private static boolean isWhole(String number) {
      return number.matches("[0-9]{1,18}");
    }

    void requireSeconds() throws IOException {
      if (large != null && !hasFractions) {
        throw position.malformed(
            "seconds with decimals as end, such as Silero VAD writes with return_seconds=True",
            large);
      }
    }
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
      if (segment.channel() != RecordedSegment.NO_CHANNEL) {
        json.writeNumberField("channel", segment.channel());
      }
      if (!segment.label().isEmpty()) {
        json.writeStringField("label", segment.label());
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
