package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaldiSegmentsFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new KaldiSegmentsFormat(sampleRate);
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "quote\"", "it's", "Čaj", "音声", "😀", "#1");
  }

  @Test
  void anOpenEndIsTheLengthInReco2dur(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("segments"), "u1 talk 1.5 2\nu2 talk 2.5 -1\n");
    IOException e = assertThrows(IOException.class, () -> format(1000).read(file));
    assertEquals(
        file
            + ", line 2: expected an end in seconds, or the length of talk in reco2dur; found"
            + " '-1'.",
        e.getMessage());
    Files.writeString(folder.resolve("reco2dur"), "other 9\ntalk 60.25\n");
    assertEquals(
        List.of(
            new RecordedSegment("talk", new TimeSpan(1500, 2000, 1000), "u1"),
            new RecordedSegment("talk", new TimeSpan(2500, 60_250, 1000), "u2")),
        format(1000).read(file));
    Files.writeString(folder.resolve("reco2dur"), "talk 2.0\n");
    assertThrows(IOException.class, () -> format(1000).read(file));
  }

  /** Speakers and channels have many segments, and utterances need names of their own. */
  @Test
  void everyUtteranceHasItsOwnName() throws IOException {
    TimeSpan first = new TimeSpan(0, 100, 100);
    TimeSpan second = new TimeSpan(100, 200, 100);
    StringBuilder text = new StringBuilder();
    format(100)
        .write(
            List.of(
                new RecordedSegment("talk", first, "bob"),
                new RecordedSegment("talk", second, "bob"),
                new RecordedSegment("talk", second, "eve"),
                new RecordedSegment("call", first, "channel1", 1),
                new RecordedSegment("call", first, "channel2", 2)),
            text);
    assertEquals(
        List.of(
            "bob-talk-0000000-0001000",
            "bob-talk-0001000-0002000",
            "eve",
            "call-c1-0000000-0001000",
            "call-c2-0000000-0001000"),
        text.toString().lines().map(row -> row.split(" ")[0]).toList());
  }
}
