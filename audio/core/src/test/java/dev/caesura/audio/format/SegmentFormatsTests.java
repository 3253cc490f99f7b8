package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentFormatsTests {

  @ParameterizedTest
  @EnumSource(SegmentFormats.class)
  void writtenSegmentsAreReadByTheExtensionOfTheirFile(SegmentFormats format) throws IOException {
    List<RecordedSegment> segments =
        List.of(new RecordedSegment("talk", new TimeSpan(16_000, 32_000, 16_000), "bob"));
    StringBuilder text = new StringBuilder();
    format.format(16_000, "talk").write(segments, text);
    SegmentFormats found =
        SegmentFormats.ofFile(Path.of("a.b", "talk." + format.extension())).orElseThrow();
    assertEquals(format, found);
    assertEquals(
        segments, found.format(16_000, "talk").read(new StringReader(text.toString()), "x"));
    if (format.isAppendable()) {
      assertTrue(format.holdsManyRecordings());
      String twice = text + text.toString();
      assertEquals(2, format.format(16_000, "talk").read(new StringReader(twice), "x").size());
    }
  }

  @Test
  void extensionsAreKnownInAnyCase() {
    assertEquals(Optional.of(SegmentFormats.YAML), SegmentFormats.ofFile(Path.of("a.YML")));
    assertEquals(Optional.of(SegmentFormats.KALDI), SegmentFormats.ofFile(Path.of("segments")));
    assertEquals(
        Optional.of(SegmentFormats.TEXTGRID), SegmentFormats.ofFile(Path.of("a.textgrid")));
    assertEquals(Optional.empty(), SegmentFormats.ofFile(Path.of("a.wav")));
    assertEquals(13, SegmentFormats.allExtensions().size());
  }

  /** Both sides of a call, in the formats that have a place for the channel. */
  @Test
  void keepsChannels() throws IOException {
    TimeSpan span = new TimeSpan(160, 320, 16_000);
    List<RecordedSegment> call =
        List.of(
            new RecordedSegment("call", span, "channel1", 1),
            new RecordedSegment("call", span, "channel2", 2),
            new RecordedSegment("talk", span, ""));
    for (SegmentFormats kind :
        new SegmentFormats[] {
          SegmentFormats.CTM, SegmentFormats.RTTM, SegmentFormats.JSON, SegmentFormats.JSONL
        }) {
      SegmentFormat format = kind.format(16_000, "call");
      StringBuilder text = new StringBuilder();
      format.write(call, text);
      assertEquals(call, format.read(new StringReader(text.toString()), "x"), kind.toString());
    }
    StringBuilder ctm = new StringBuilder();
    SegmentFormats.CTM.format(16_000, "call").write(call, ctm);
    assertTrue(ctm.toString().contains("call 2 0.010 0.010 channel2"), ctm.toString());
    StringBuilder json = new StringBuilder();
    SegmentFormats.JSONL.format(16_000, "call").write(call, json);
    assertTrue(json.toString().contains("\"channel\":2,\"label\":\"channel2\""), json.toString());
    assertFalse(json.toString().lines().toList().get(2).contains("channel"), json.toString());
    // Letters are channels too, as NIST has them; one alone is what every program writes.
    String letters = "a A 1 1 x\na B 1 1 y\nb A 1 1 z\n";
    assertEquals(
        List.of(1, 2, 0),
        SegmentFormats.CTM.format(16_000, "a").read(new StringReader(letters), "x").stream()
            .map(RecordedSegment::channel)
            .toList());
    assertEquals("call-c2-0000010-0000020", call.get(1).identifier());
  }
}
