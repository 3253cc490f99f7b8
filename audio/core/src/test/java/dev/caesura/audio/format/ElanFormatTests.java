package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElanFormatTests implements SegmentFormatContract {

  private static final String FILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ANNOTATION_DOCUMENT AUTHOR="x" VERSION="2.8">
        <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
          <MEDIA_DESCRIPTOR MEDIA_URL="file:///talk.wav" MIME_TYPE="audio/x-wav"/>
        </HEADER>
        <TIME_ORDER>
          <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
          <TIME_SLOT TIME_SLOT_ID="ts2"/>
          <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="3000"/>
          <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
        </TIME_ORDER>
        <TIER LINGUISTIC_TYPE_REF="default-lt" PARTICIPANT="Ann" TIER_ID="ann">
          <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
              <ANNOTATION_VALUE> you &amp; me </ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
          </ANNOTATION>
          <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
              <ANNOTATION_VALUE></ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
          </ANNOTATION>
        </TIER>
        <TIER LINGUISTIC_TYPE_REF="t" PARENT_REF="ann" TIER_ID="translation">
          <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1">
              <ANNOTATION_VALUE>toi et moi</ANNOTATION_VALUE>
            </REF_ANNOTATION>
          </ANNOTATION>
        </TIER>
        <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
      </ANNOTATION_DOCUMENT>
      """;

  @Override
  public SegmentFormat format(int sampleRate) {
    return new ElanFormat(sampleRate, "talk.wav");
  }

  @Override
  public List<String> names() {
    return List.of("a b", "quote\"", "it's", "<tag> &amp; ]]>", "Čaj", "音声", "😀", "#1");
  }

  @Override
  public String recording(String name) {
    return "talk.wav";
  }

  private List<RecordedSegment> read(String text) throws IOException {
    return format(1000).read(new StringReader(text), "x");
  }

  private String failure(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  /** The order is by tier, and times are milliseconds. */
  @Override
  @Test
  public void roundTripsToTheSample() throws IOException {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    List<RecordedSegment> segments = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 200; i++) {
      long start = at + random.nextInt(3) * 1000L;
      at = start + 1 + random.nextInt(30_000);
      segments.add(new RecordedSegment("talk.wav", new TimeSpan(start, at, 1000), "s" + i % 3));
    }
    StringBuilder text = new StringBuilder();
    format(1000).write(segments, text);
    assertEquals(segments, read(text.toString()), "-Dcaesura.seed=" + seed);
  }

  @Override
  @Test
  public void hostileNumbersAreRefused() throws IOException {
    for (String number : List.of("1e9", "-1", "NaN", "1.5", "", "9999999999999")) {
      assertEquals(
          "x, line 7: expected milliseconds as TIME_VALUE; found ",
          failure(FILE.replace("\"1000\"", '"' + number + '"')).replaceAll("found .*", "found "));
    }
    assertTrue(failure(FILE.replace("\"3000\"", "\"999\"")).startsWith("x, line "));
  }

  @Test
  void readsTiersAndPlacesSlotsWithoutTimes() throws IOException {
    assertEquals(
        List.of(
            new RecordedSegment("talk.wav", new TimeSpan(1000, 2000, 1000), "you & me"),
            new RecordedSegment("talk.wav", new TimeSpan(2000, 3000, 1000), "")),
        read(FILE));
  }

  @Test
  void overlapsGetTiersOfTheirOwn() throws IOException {
    List<RecordedSegment> segments =
        List.of(
            new RecordedSegment("talk.wav", new TimeSpan(0, 300, 100), "a"),
            new RecordedSegment("talk.wav", new TimeSpan(200, 400, 100), "b"),
            new RecordedSegment("talk.wav", new TimeSpan(300, 500, 100), "c"));
    StringBuilder text = new StringBuilder();
    format(100).write(segments, text);
    assertEquals(
        List.of(segments.get(0), segments.get(2), segments.get(1)),
        format(100).read(new StringReader(text.toString()), "text"));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertEquals(
        "x, line 14: expected a slot of TIME_ORDER; found 'ts9'.",
        failure(FILE.replace("REF2=\"ts2\"", "REF2=\"ts9\"")));
    assertEquals(
        "x, line 3: expected milliseconds as TIME_UNITS; found 'PAL-frames'.",
        failure(FILE.replace("milliseconds", "PAL-frames")));
    assertEquals(
        "x, line 14: expected a TIME_VALUE of ts2; found 'none'.",
        failure(FILE.replace(" TIME_VALUE=\"3000\"", "")));
    assertTrue(failure("<html/>").startsWith("x, line 1: expected ANNOTATION_DOCUMENT"));
    assertTrue(failure("not XML").startsWith("x, line 1: expected XML of ELAN"));
    String entity =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<ANNOTATION_DOCUMENT>&e;</ANNOTATION_DOCUMENT>";
    assertTrue(failure(entity).startsWith("x, line 1: expected XML"), failure(entity));
  }
}
