package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SegmentsJsonFormatTests {

  private static final List<RecordedSegment> TWO =
      List.of(
          new RecordedSegment("talk.wav", new TimeSpan(23_040, 212_992, 16_000), "bob"),
          new RecordedSegment("talk.wav", new TimeSpan(0, 1, 44_100), ""));

  @Nested
  class Lines implements SegmentFormatContract {
    @Override
    public SegmentFormat format(int sampleRate) {
      return SegmentsJsonFormat.lines(sampleRate);
    }
  }

  @Nested
  class Array implements SegmentFormatContract {
    @Override
    public SegmentFormat format(int sampleRate) {
      return SegmentsJsonFormat.array(sampleRate);
    }
  }

  private static List<RecordedSegment> read(String text) throws IOException {
    return SegmentsJsonFormat.lines(1000).read(new StringReader(text), "x.json");
  }

  private static String failure(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  @Test
  void writesUnitsInTheNames() throws IOException {
    StringBuilder lines = new StringBuilder();
    SegmentsJsonFormat.lines(16_000).write(TWO, lines);
    String first =
        "{\"recording\":\"talk.wav\",\"start_seconds\":1.440,\"end_seconds\":13.312,"
            + "\"start_sample\":23040,\"end_sample\":212992,\"sample_rate\":16000,"
            + "\"label\":\"bob\"}";
    String second =
        "{\"recording\":\"talk.wav\",\"start_seconds\":0.000,\"end_seconds\":0.000023,"
            + "\"start_sample\":0,\"end_sample\":1,\"sample_rate\":44100}";
    assertEquals(first + "\n" + second + "\n", lines.toString());
    StringBuilder array = new StringBuilder();
    SegmentsJsonFormat.array(16_000).write(TWO, array);
    assertEquals("[\n" + first + ",\n" + second + "\n]\n", array.toString());
    assertEquals(TWO, read(lines.toString()));
    assertEquals(TWO, read(array.toString()));
  }

  @Test
  void readsSecondsAlone() throws IOException {
    assertEquals(
        List.of(new RecordedSegment("a", new TimeSpan(1500, 2000, 1000), "")),
        read("{\"recording\":\"a\",\"start_seconds\":1.5,\"end_seconds\":2,\"x\":[{}]}"));
  }

  @Test
  void readsWhatRecognisersAndDetectorsWrite() throws IOException {
    SegmentFormat format = SegmentFormats.JSON.format(1000, "talk");
    List<RecordedSegment> wanted =
        List.of(
            new RecordedSegment("talk", new TimeSpan(0, 3200, 1000), "Hello"),
            new RecordedSegment("talk", new TimeSpan(4000, 5500, 1000), "Ann"));
    String segments =
        "[{\"id\":0,\"seek\":0,\"start\":0.0,\"end\":3.2,\"text\":\" Hello\",\"tokens\":[1]},"
            + " {\"id\":1,\"start\":4,\"end\":5.5,\"text\":\" there\",\"speaker\":\"Ann\"}]";
    for (String text :
        List.of(
            segments,
            "{\"text\":\" Hello there\",\"segments\":" + segments + ",\"language\":\"en\"}",
            segments.substring(1, segments.length() - 1).replace("},", "}\n"))) {
      assertEquals(wanted, format.read(new StringReader(text), "x"));
    }
    assertEquals(List.of(), format.read(new StringReader("{\"text\":\"\",\"segments\":[]}"), "x"));
    assertEquals(
        List.of(new RecordedSegment("talk", new TimeSpan(1000, 3000, 1000), "")),
        format.read(new StringReader("[{\"start\":1,\"end\":3}]"), "x"));
  }

  @Test
  void samplesAreNotTakenForSeconds() {
    assertEquals(
        "x.json, line 2: expected seconds with decimals as end, such as Silero VAD writes with"
            + " return_seconds=True; found '41472'.",
        failure("[{\"start\":0,\"end\":1536},\n{\"start\":37664,\"end\":41472}]"));
  }

  @Test
  void failuresNameLineAndFind() {
    assertEquals(
        "x.json, line 2: expected a whole number >= 5 as end_sample; found '4'.",
        failure("\n{\"recording\":\"a\",\"start_sample\":5,\"end_sample\":4,\"sample_rate\":9}"));
    assertEquals(
        "x.json, line 1: expected end_seconds >= start_seconds;"
            + " found '{end_seconds=1, recording=a, start_seconds=2}'.",
        failure("{\"recording\":\"a\",\"start_seconds\":2,\"end_seconds\":1}"));
    assertEquals(
        "x.json, line 1: expected the name of a recording as recording; found white space.",
        failure("{\"recording\":\" \",\"start_seconds\":2,\"end_seconds\":3}"));
    assertEquals("x.json, line 1: expected a record; found '7'.", failure("7"));
  }
}
