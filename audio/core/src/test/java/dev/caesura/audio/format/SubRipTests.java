package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private List<RecordedSegment> read(String text) throws IOException {
    return format(1000).read(new StringReader(text), "x");
  }

  private static RecordedSegment cue(long start, long end, String label) {
    return new RecordedSegment("talk.wav", new TimeSpan(start, end, 1000), label);
  }

  @Test
  void twoDigitsAreHundredthsIfAllTimesHaveTwo() throws IOException {
    assertEquals(
        List.of(cue(1440, 2050, "a"), cue(3000, 4990, "b")),
        read("1\n00:00:01,44 --> 00:00:02,05\na\n\n2\n00:00:03,00 --> 00:00:04,99\nb\n"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                read("1\n00:00:01,440 --> 00:00:02,050\na\n\n2\n00:00:03,5 --> 00:00:04,999\nb\n"));
    assertEquals(
        "x, line 6: expected a time in milliseconds, such as 00:00:01.440, as elsewhere in the"
            + " file; found '3.5 s'.",
        e.getMessage());
  }

  @Test
  void blankLinesInsideACueBelongToItsText() throws IOException {
    assertEquals(
        List.of(cue(1000, 2000, "one two 3"), cue(3000, 4000, "")),
        read(
            "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n \n\n3\n\n\n"
                + "2\n00:00:03,000 --> 00:00:04,000\n\n"));
  }

  @Test
  void aCueWithoutABlankLineBeforeItIsNotTextOfTheOneBefore() throws IOException {
    assertEquals(
        List.of(cue(1000, 2000, "one"), cue(3000, 4000, "two"), cue(5000, 6000, "three")),
        read(
            "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"
                + "00:00:05,000 --> 00:00:06,000\nthree\n"));
  }

  @Test
  void everyLineEndAndUtf16AreRead(@TempDir Path folder) throws IOException {
    String text = "1\n00:00:01,000 --> 00:00:02,000\nČaj\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n";
    List<RecordedSegment> wanted = List.of(cue(1000, 2000, "Čaj"), cue(3000, 4000, "b"));
    assertEquals(wanted, read(text.replace("\n", "\r")));
    assertEquals(wanted, read(text.replace("\n", "\r\n")));
    Path file = folder.resolve("a.srt");
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Files.write(file, ("\uFEFF" + text).getBytes(charset));
      assertEquals(wanted, format(1000).read(file));
    }
    Files.write(file, new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xDC, 0, 0, 'a'});
    IOException e = assertThrows(IOException.class, () -> format(1000).read(file));
    assertEquals(file + ", line 1, byte 2: expected UTF-16; found 0xDC.", e.getMessage());
  }
}
