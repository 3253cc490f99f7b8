package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return CueFormat.webVtt(sampleRate, "talk.wav");
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "a b", "quote\"", "it's", "comma, comma", "Čaj", "音声", "😀", "#1");
  }

  @Override
  public String recording(String name) {
    return "talk.wav";
  }

  @Override
  public RecordedSegment comesBack(RecordedSegment segment) {
    int rate = segment.span().sampleRate();
    long start = milliseconds(segment.span().startSample(), rate);
    long end = milliseconds(segment.span().endSample(), rate);
    TimeSpan span =
        new TimeSpan(Math.round(start * rate / 1000.0), Math.round(end * rate / 1000.0), rate);
    return new RecordedSegment(segment.recording(), span, segment.label());
  }

  private static long milliseconds(long sample, int rate) {
    return Seconds.of(sample, rate)
        .movePointRight(3)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Test
  void linesMayEndWithCarriageReturnsAlone() throws IOException {
    String text =
        "WEBVTT\n\n"
            + "NOTE by hand\n\n"
            + "00:01.000 --> 00:02.000\n"
            + "a\n"
            + "b\n\n"
            + "id\n"
            + "00:03.000 --> 00:04.000\n"
            + "c\n";
    assertEquals(
        List.of(
            new RecordedSegment("talk.wav", new TimeSpan(1000, 2000, 1000), "a b"),
            new RecordedSegment("talk.wav", new TimeSpan(3000, 4000, 1000), "c")),
        format(1000).read(new StringReader(text.replace("\n", "\r")), "x"));
  }
}
