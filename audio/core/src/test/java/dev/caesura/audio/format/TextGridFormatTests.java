package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextGridFormatTests implements SegmentFormatContract {

  private static final String SHORT =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0
      2.5
      <exists>
      2
      "IntervalTier"
      "words"
      0
      2.5
      3
      0
      1.25
      ""
      1.25
      2 ! a comment with "quotes" and 3
      "say ""hi""
      there"
      2
      2.5
      " "
      "TextTier"
      "bells"
      0
      2.5
      1
      0.5
      "ding"
      """;

  @Override
  public SegmentFormat format(int sampleRate) {
    return new TextGridFormat(sampleRate, "talk.wav");
  }

  @Override
  public String recording(String name) {
    return "talk.wav";
  }

  /** The order is by tier, so segments that follow each other are what comes back as it was. */
  @Test
  @Override
  public void roundTripsToTheSample() throws IOException {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int rate : new int[] {1, 8000, 11_025, 16_000, 22_050, 44_100, 48_000, 192_000}) {
      List<RecordedSegment> segments = new ArrayList<>();
      long at = 0;
      for (int i = 0; i < 200; i++) {
        long start = at + (long) random.nextInt(3) * random.nextInt(9 * rate);
        at = start + 1 + random.nextInt(30 * rate);
        segments.add(
            new RecordedSegment("talk.wav", new TimeSpan(start, at, rate), "spk." + i % 3));
      }
      StringBuilder text = new StringBuilder();
      format(rate).write(segments, text);
      assertEquals(
          segments,
          format(rate).read(new StringReader(text.toString()), "text"),
          "-Dcaesura.seed=" + seed);
    }
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
  void theShortFormIsReadInEveryEncoding(@TempDir Path folder) throws IOException {
    List<RecordedSegment> wanted =
        List.of(new RecordedSegment("talk.wav", new TimeSpan(125, 200, 100), "say \"hi\"\nthere"));
    Path file = folder.resolve("a.TextGrid");
    for (byte[] bytes :
        List.of(
            SHORT.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + SHORT).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + SHORT).getBytes(StandardCharsets.UTF_16LE),
            SHORT.getBytes(StandardCharsets.UTF_16))) {
      Files.write(file, bytes);
      assertEquals(wanted, format(100).read(file));
    }
  }

  @Test
  void tiersSpanTheRecordingAlsoWithoutSpeech() throws IOException {
    TextGridFormat minute = new TextGridFormat(100, "talk", new TimeSpan(0, 6000, 100));
    String head =
        """
        File type = "ooTextFile"
        Object class = "TextGrid"

        xmin = 0
        xmax = 60.000
        tiers? <exists>
        size = 1
        item []:
            item [1]:
                class = "IntervalTier"
                name = "segments"
                xmin = 0
                xmax = 60.000
        """;
    StringBuilder text = new StringBuilder();
    minute.write(List.of(), text);
    assertEquals(
        head
            + """
                    intervals: size = 1
                    intervals [1]:
                        xmin = 0
                        xmax = 60.000
                        text = ""
            """,
        text.toString());
    text.setLength(0);
    minute.write(List.of(new RecordedSegment("talk", new TimeSpan(200, 300, 100), "")), text);
    assertEquals(
        head
            + """
                    intervals: size = 3
                    intervals [1]:
                        xmin = 0
                        xmax = 2.000
                        text = ""
                    intervals [2]:
                        xmin = 2.000
                        xmax = 3.000
                        text = "speech"
                    intervals [3]:
                        xmin = 3.000
                        xmax = 60.000
                        text = ""
            """,
        text.toString());
  }

  @Test
  void linesMayEndWithCarriageReturnsAlone() throws IOException {
    assertEquals(
        format(100).read(new StringReader(SHORT), "x"),
        format(100).read(new StringReader(SHORT.replace('\n', '\r')), "x"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                format(100)
                    .read(
                        new StringReader(SHORT.replace("<exists>", "<maybe>").replace('\n', '\r')),
                        "x"));
    assertTrue(e.getMessage().startsWith("x, line 6: expected <exists>"), e.getMessage());
  }

  @Test
  void whatIsWrongIsNamed() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> format(100).read(new StringReader(SHORT.replace("<exists>", "<maybe>")), "x"));
    assertTrue(e.getMessage().startsWith("x, line 6: expected <exists>"), e.getMessage());
    String many = SHORT.replace("\n2\n\"IntervalTier\"", "\n999999999\n\"IntervalTier\"");
    e = assertThrows(IOException.class, () -> format(100).read(new StringReader(many), "x"));
    assertTrue(e.getMessage().contains("expected class of a tier"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            format(100)
                .write(
                    List.of(new RecordedSegment("talk.wav", new TimeSpan(5, 5, 100), "")),
                    new StringBuilder()));
  }

  @Test
  void realFilesAreRead() throws IOException {
    Path folder = Path.of(System.getProperty("caesura.data"), "audio/dev/mfa");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    int files = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".TextGrid")).toList()) {
        assertTrue(!format(16_000).read(file).isEmpty(), file.toString());
        files++;
      }
    }
    assertTrue(files > 2, files + " files");
  }
}
