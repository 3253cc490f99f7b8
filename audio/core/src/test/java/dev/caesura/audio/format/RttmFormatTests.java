package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RttmFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new RttmFormat(sampleRate);
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "1", ";semi", "Čaj", "音声", "😀", "\"quote", "<tag>");
  }

  private static List<RecordedSegment> read(String text) throws IOException {
    return new RttmFormat(1000).read(new StringReader(text), "x.rttm");
  }

  private static String failure(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  @Test
  void writesTenFields() throws IOException {
    StringBuilder text = new StringBuilder();
    new RttmFormat(16_000)
        .write(
            List.of(
                new RecordedSegment("talk", new TimeSpan(23_040, 212_992, 16_000), "bob"),
                new RecordedSegment("talk", new TimeSpan(1, 3, 16_000), "")),
            text);
    String expected =
        """
        SPEAKER talk 1 1.440 11.872 <NA> <NA> bob <NA> <NA>
        SPEAKER talk 1 0.000063 0.000125 <NA> <NA> speech <NA> <NA>
        """;
    assertEquals(expected, text.toString());
  }

  @Test
  void readsWhatOthersWrite() throws IOException {
    String text =
        String.join(
            "\r\n",
            "\uFEFF;; made by hand",
            "",
            "SPKR-INFO talk 1 <NA> <NA> <NA> adult bob <NA> <NA>",
            "  SPEAKER\ttalk 1   1.5 .25 <NA> <NA> bob",
            "SPEAKER talk 1 2 1e-1 <NA> <NA> <NA> <NA>",
            "SPEAKER talk 1 3 0 <NA> <NA> speech 0.98 <NA>");
    assertEquals(
        List.of(
            new RecordedSegment("talk", new TimeSpan(1500, 1750, 1000), "bob"),
            new RecordedSegment("talk", new TimeSpan(2000, 2100, 1000), ""),
            new RecordedSegment("talk", new TimeSpan(3000, 3000, 1000), "")),
        read(text));
  }

  @Test
  void failuresNameLineAndFind() {
    assertEquals(
        "x.rttm, line 2: expected at least 8 fields; found 'SPEAKER talk 1 1.0 2.0'.",
        failure("\nSPEAKER talk 1 1.0 2.0\n"));
    assertEquals(
        "x.rttm, line 1: expected a type of RTTM, such as SPEAKER; found '{\"json\": 1}'.",
        failure("{\"json\": 1}"));
    assertEquals(
        "x.rttm, line 1: expected seconds >= 0 as onset; found '-0.1'.",
        failure("SPEAKER talk 1 -0.1 2.0 <NA> <NA> bob <NA> <NA>"));
    assertEquals(
        "x.rttm, line 1: expected a line of at most 65536 characters; found '"
            + "S".repeat(120)
            + "...'.",
        failure("S".repeat(100_000)));
  }

  /** Each would be read as another recording, time or speaker by whoever counts from the left. */
  @Test
  void fieldsShiftedByWhiteSpaceInANameAreRefused() {
    for (String line :
        List.of(
            "SPEAKER my talk 1 1.440 11.872 <NA> <NA> bob <NA> <NA>",
            "SPEAKER my talk 1 1.440 11.872 <NA> <NA> bob <NA>",
            "SPEAKER my talk 1 1.440 11.872 <NA> <NA> bob",
            "SPEAKER talk 2 1 1.440 11.872 <NA> <NA> bob",
            "SPEAKER my talk 2 1 1.440 11.872 <NA> <NA> bob",
            "SPEAKER talk 1 1.440 11.872 <NA> <NA> Bob Smith <NA> <NA>",
            "SPEAKER talk 1 1.440 11.872 <NA> <NA> Bob Smith <NA>",
            "SPEAKER talk 1 1.440 11.872 <NA> <NA> Bob Smith")) {
      assertEquals(
          "x.rttm, line 2: expected 8 to 10 fields, with a name of the recording and of the speaker"
              + " without white space; found '"
              + line
              + "'.",
          failure("\n" + line));
    }
  }

  @Test
  void blanksInNamesAreRefused() {
    RecordedSegment blank = new RecordedSegment("my talk", new TimeSpan(0, 1, 1000), "");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RttmFormat(1000).write(List.of(blank), new StringBuilder()));
    assertEquals("recording 'my talk' has white space that RTTM cannot hold", e.getMessage());
  }

  @Test
  void referenceFilesParse() throws IOException {
    Path data = Path.of(System.getProperty("caesura.data", ""));
    Path ami = data.resolve("audio/dev/ami_pyannote/ami.rttm");
    Path calls = data.resolve("align/dev/earnings21/rttm");
    Assumptions.assumeTrue(
        Files.isRegularFile(ami) && Files.isDirectory(calls),
        "development data " + data + " is not here");
    List<RecordedSegment> turns = new RttmFormat(16_000).read(ami);
    assertEquals(Files.readAllLines(ami).size(), turns.size());
    assertEquals(
        new RecordedSegment("dev00", new TimeSpan(23_040, 212_992, 16_000), "MEE009"),
        turns.get(0));
    int files = 0;
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(calls, "*.rttm.gz")) {
      for (Path call : folder) {
        try (Reader in =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(call)), StandardCharsets.UTF_8)) {
          Assertions.assertFalse(new RttmFormat(16_000).read(in, call.toString()).isEmpty());
          files++;
        }
      }
    }
    assertEquals(14, files);
  }
}
