package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubRipTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return CueFormat.subRip(sampleRate, "talk.wav");
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

  /** Times have commas here. */
  @Override
  @Test
  public void hostileNumbersAreRefused() throws IOException {
    for (String time : List.of("1e9", "-1", "NaN", "00:99:00,000", "00:00:01", "0:0:1,5", "")) {
      String text = "1\n" + time + " --> 00:00:02,000\ns\n\n";
      IOException e =
          assertThrows(IOException.class, () -> format(8000).read(new StringReader(text), "text"));
      assertTrue(e.getMessage().startsWith("text, line 2: expected a time"), e.getMessage());
    }
    String reversed = "1\n00:00:03,000 --> 00:00:02,000\ns\n\n";
    assertThrows(IOException.class, () -> format(8000).read(new StringReader(reversed), "text"));
  }
}
