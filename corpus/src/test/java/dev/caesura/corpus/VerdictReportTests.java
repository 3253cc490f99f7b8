package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.trust.AgreeingPart;
import dev.caesura.align.trust.TranscriptVerdict;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictReportTests {

  private static final String TEXT =
      "One line.\nA second line that goes on and on until nobody reads it.\nThird.\n";

  private static AgreeingPart part(String from, String to) {
    return new AgreeingPart(
        TimeSpan.fromSeconds(61, 3725.4, 16_000),
        new TextSpan(TEXT.indexOf(from), TEXT.indexOf(to) + to.length()));
  }

  private static VerdictReport report(double agreement, boolean isWhole, AgreeingPart... parts) {
    return VerdictReport.of(new TranscriptVerdict(agreement, 0.2, List.of(parts), isWhole), TEXT);
  }

  @Test
  void aRightTranscriptNeedsNoWarning() {
    VerdictReport report = report(0.97, true, part("One", "Third."));
    assertEquals("97 %", report.fact());
    assertTrue(report.warning("t.txt", "r.flac").isEmpty());
  }

  @Test
  void aWrongTranscriptIsNamedWithBothShares() {
    assertEquals(
        "t.txt: this transcript does not belong to this recording: expected at least 20 % of it to"
            + " agree with r.flac; found 4 %.",
        report(0.04, false).warning("t.txt", "r.flac").orElseThrow());
    assertEquals(
        "4 %: the transcript does not belong to the recording", report(0.04, false).fact());
  }

  @Test
  void thePartsThatAgreeAreNamedByLineAndTime() {
    assertEquals(
        "t.txt: only a part of this transcript belongs to r.flac: lines 2-3 (\"A second line that"
            + " goes on and on until ...\") with 0:01:01-1:02:05.",
        report(0.5, false, part("A second", "Third.")).warning("t.txt", "r.flac").orElseThrow());
    assertEquals(
        "10 %: the transcript does not belong to the recording; what agrees: line 3 (\"Third.\")"
            + " with 0:01:01-1:02:05",
        report(0.1, false, part("Third.", "Third.")).fact());
  }

  @Test
  void aLongLineWithoutSpacesIsCutAtACharacter() {
    String line = "\uD83D\uDC18".repeat(50);
    VerdictReport report =
        VerdictReport.of(
            new TranscriptVerdict(
                0.5,
                0.2,
                List.of(
                    new AgreeingPart(
                        TimeSpan.fromSeconds(0, 1, 16_000), new TextSpan(0, line.length()))),
                false),
            line);
    assertTrue(report.parts().get(0).contains("\uD83D\uDC18 ..."), report.parts().get(0));
  }
}
