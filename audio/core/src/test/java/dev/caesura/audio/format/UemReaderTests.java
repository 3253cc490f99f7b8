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

class UemReaderTests {

  @Test
  void readsRegionsAndReportsOtherLines(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.uem"), ";; all\ntalk 1 0 1.5\r\ntalk NA 3 4\n");
    assertEquals(
        List.of(
            new RecordedSegment("talk", new TimeSpan(0, 1500, 1000), ""),
            new RecordedSegment("talk", new TimeSpan(3000, 4000, 1000), "")),
        UemReader.read(file, 1000));
    Files.writeString(file, "my talk 1 0 1\n");
    assertEquals(
        file + ", line 1: expected recording, channel, start and end; found 'my talk 1 0 1'.",
        assertThrows(IOException.class, () -> UemReader.read(file, 1000)).getMessage());
    Files.writeString(file, "talk 1 2 1\n");
    assertThrows(IOException.class, () -> UemReader.read(file, 1000));
  }
}
