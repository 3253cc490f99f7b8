package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class MustcYamlFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new MustcYamlFormat(sampleRate);
  }

  @Override
  public String recording(String name) {
    return RecordingName.withoutExtension(name);
  }

  @Override
  public RecordedSegment comesBack(RecordedSegment segment) {
    return new RecordedSegment(
        RecordingName.withoutExtension(segment.recording()), segment.span(), segment.label());
  }

  private static List<RecordedSegment> read(String text) throws IOException {
    return new MustcYamlFormat(1000).read(new StringReader(text), "x.yaml");
  }

  private static String failure(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  @Test
  void writesOneRecordALine() throws IOException {
    StringBuilder text = new StringBuilder();
    new MustcYamlFormat(16_000)
        .write(
            List.of(
                new RecordedSegment("ted_1.wav", new TimeSpan(257_280, 313_280, 16_000), "spk.1"),
                new RecordedSegment("12", new TimeSpan(0, 1, 16_000), "")),
            text);
    String expected =
        """
        - {duration: 3.500, offset: 16.080, rW: 0, uW: 0, speaker_id: spk.1, wav: ted_1.wav}
        - {duration: 0.000063, offset: 0.000, rW: 0, uW: 0, speaker_id: NA, wav: "12.wav"}
        """;
    assertEquals(expected, text.toString());
  }

  @Test
  void readsWhatOthersWrite() throws IOException {
    List<RecordedSegment> expected =
        List.of(
            new RecordedSegment("ted_1", new TimeSpan(16_080, 19_580, 1000), "spk.1"),
            new RecordedSegment("ted_1", new TimeSpan(0, 20, 1000), ""));
    String yaml =
        """
        # comment
        - {duration: 3.500000, offset: 16.080000, rW: 9, speaker_id: spk.1, uW: 0, wav: ted_1.wav}
        - duration: 2e-2
          offset: 0
          wav: 'ted_1.wav'
          more: {a: [1, 2]}
        """;
    assertEquals(expected, read(yaml));
    assertEquals(
        expected,
        read(
            "[{\"duration\": 3.5, \"offset\": 16.08, \"wav\": \"ted_1.wav\","
                + " \"speaker_id\": \"spk.1\"}, {\"duration\": 0.02, \"offset\": 0.0,"
                + " \"wav\": \"ted_1.wav\", \"speaker_id\": \"NA\"}]"));
  }

  @Test
  void failuresNameLineAndFind() {
    assertEquals(
        "x.yaml, line 2: expected a record with wav; found '{duration=1, offset=2}'.",
        failure("- {wav: a, offset: 1, duration: 1}\n- {offset: 2, duration: 1}\n"));
    assertEquals(
        "x.yaml, line 1: expected seconds >= 0 as offset; found '-2'.",
        failure("- {wav: a, offset: -2, duration: 1}"));
    assertEquals("x.yaml, line 1: expected a list; found nothing.", failure(""));
    assertEquals("x.yaml, line 1: expected a list; found '{'.", failure("{wav: a}"));
    assertEquals(
        "x.yaml, line 2: expected a record; found 'text'.",
        failure("- {wav: a, offset: 1, duration: 1}\n- text"));
  }

  @Test
  void longListsAreRead() throws IOException {
    // MuST-C's training list of one language is about 30 MB, ten times the engine's own limit.
    int records = 43_000;
    String record = "- {duration: 3.5, offset: 16.08, rW: 9, speaker_id: s, uW: 0, wav: t.wav}\n";
    assertEquals(records, read(record.repeat(records)).size());
  }
}
