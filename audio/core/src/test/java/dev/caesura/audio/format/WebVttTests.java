package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import java.math.RoundingMode;
import java.util.List;

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
}
