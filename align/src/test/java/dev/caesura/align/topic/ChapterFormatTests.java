package dev.caesura.align.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChapterFormatTests {

  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter(TimeSpan.fromSeconds(1.5, 60, 16_000), "a=b; <c> \"d\" \uD83D\uDE00"),
          new Chapter(TimeSpan.fromSeconds(60, 3723.25, 16_000), "End"));

  private static String write(ChapterFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(CHAPTERS, out);
    return out.toString();
  }

  @Test
  void formatsAreEscaped() throws IOException {
    assertEquals(
        "WEBVTT\n\n1\n00:00:01.500 --> 00:01:00.000\na=b; &lt;c&gt; \"d\" \uD83D\uDE00\n"
            + "\n2\n00:01:00.000 --> 01:02:03.250\nEnd\n",
        write(ChapterFormat.VTT));
    assertEquals(
        "00:00:00 a=b; <c> \"d\" \uD83D\uDE00\n00:01:00 End\n", write(ChapterFormat.YOUTUBE));
    assertEquals(
        "{\n  \"version\": \"1.2.0\",\n  \"chapters\": [\n"
            + "    {\"startTime\": 1.500, \"endTime\": 60.000, \"title\":"
            + " \"a=b; <c> \\\"d\\\" \\ud83d\\ude00\"},\n"
            + "    {\"startTime\": 60.000, \"endTime\": 3723.250, \"title\": \"End\"}\n  ]\n}\n",
        write(ChapterFormat.PODCAST));
    assertEquals(
        ";FFMETADATA1\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=60000\n"
            + "title=a\\=b\\; <c> \"d\" \uD83D\uDE00\n"
            + "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=60000\nEND=3723250\ntitle=End\n",
        write(ChapterFormat.FFMETADATA));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Chapter(TimeSpan.fromSeconds(0, 1, 16_000), "a\nb"));
  }

  @Test
  void pausesAndTurnsAreCues() {
    List<TimedText> sentences =
        List.of(
            new TimedText(TimeSpan.fromSeconds(0, 1, 16_000), "A", "One."),
            new TimedText(TimeSpan.fromSeconds(3, 4, 16_000), "A", "Two."),
            new TimedText(TimeSpan.fromSeconds(4.2, 5, 16_000), "B", "Three."),
            new TimedText(TimeSpan.fromSeconds(95, 96, 16_000), "A", "Four."));
    assertArrayEquals(new double[] {0.24, 0.1, 0.5, 0}, TopicCues.of(sentences), 1e-9);
  }
}
