package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
}
