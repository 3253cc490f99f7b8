package dev.caesura.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvalSegmentsCommandTests {

  private static final String NAME = "my.talk.2024-01-05";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int eval(Path... files) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("eval", "segments"),
                    java.util.stream.Stream.of(files).map(Path::toString))
                .toArray(String[]::new));
  }

  private Path rttm(String file, String... recordings) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String recording : recordings) {
      text.append("SPEAKER ").append(recording).append(" 1 1.0 2.0 <NA> <NA> x <NA> <NA>\n");
    }
    return Files.writeString(folder.resolve(file), text);
  }

  /** One recording has one name in every format, with or without the extension of the audio. */
  @ParameterizedTest
  @EnumSource(SegmentFormats.class)
  void namesMatchAcrossFormats(SegmentFormats format) throws IOException {
    String name = NAME + (format.holdsManyRecordings() ? ".wav" : "");
    Path found = folder.resolve(NAME + "." + format.extension());
    format
        .format(16_000, name)
        .write(
            List.of(new RecordedSegment(name, new TimeSpan(16_000, 48_000, 16_000), "x")), found);
    for (String reference : List.of(NAME, NAME + ".wav", "talks/" + NAME + ".flac")) {
      assertEquals(0, eval(rttm("ref.rttm", reference), found), err::toString);
      assertTrue(out.toString().contains(NAME + " | 3.0 | 1.0000 |"), out::toString);
      assertEquals("", err.toString());
    }
  }

  @Test
  void whatMatchesNothingIsReportedAndNotScored() throws IOException {
    Path reference = rttm("ref.rttm", "a", "b");
    Path found = rttm("hyp.rttm", "a.wav", "c.wav");
    assertEquals(1, eval(reference, found));
    assertTrue(out.toString().contains("| a | 3.0 | 1.0000 |"), out::toString);
    assertTrue(!out.toString().contains("| b |") && !out.toString().contains("| c |"));
    assertEquals(
        "caesura: "
            + found
            + ": expected segments of b; found none. It is not compared. If it has no speech, list"
            + " it in a --uem file.\ncaesura: "
            + reference
            + ": expected segments of c; found none. It is not compared. If it has no speech, list"
            + " it in a --uem file.\n",
        err.toString().replace("\r", ""));
  }

  @Test
  void theOnlyRecordingsOfTwoFilesAreComparedWithANote() throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "1.0\t3.0\tx\n");
    Path found = rttm("hyp.rttm", "talk");
    assertEquals(0, eval(labels, found));
    assertTrue(out.toString().contains("| labels | 3.0 | 1.0000 |"), out::toString);
    assertTrue(err.toString().contains("compared labels of " + labels), err::toString);
    // Where both files name their recordings, names decide.
    assertEquals(1, eval(rttm("ref.rttm", "labels"), found));
    // No labels are labels of silence if the file is that of the recording.
    Path silent = Files.writeString(folder.resolve("talk.txt"), "");
    assertEquals(0, eval(silent, found), err::toString);
    assertTrue(out.toString().contains("| talk | 3.0 | 0.3333 |"), out::toString);
  }

  @Test
  void regionsLimitWhatIsCompared() throws IOException {
    Path reference = rttm("ref.rttm", "a", "b", "other");
    Path found = rttm("hyp.rttm", "a.wav", "other", "typo");
    Path uem =
        Files.writeString(
            folder.resolve("x.uem"), "a.wav 1 0.0 2.0\na.wav 1 2.5 5.0\nb 1 0 4\nsilent 1 0 9\n");
    assertEquals(1, eval(Path.of("--uem"), uem, reference, found));
    assertTrue(out.toString().contains("| a | 4.5 | 1.0000 |"), out::toString);
    assertTrue(out.toString().contains("| b | 4.0 | 0.5000 |"), out::toString);
    assertTrue(!out.toString().contains("| other |"), out::toString);
    assertTrue(err.toString().contains("has no region of other"), err::toString);
    assertTrue(err.toString().contains("expected segments of silent"), err::toString);
    assertTrue(err.toString().contains("expected segments of typo"), err::toString);
  }
}
