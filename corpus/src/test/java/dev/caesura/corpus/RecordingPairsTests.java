package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings and the transcripts of their names. */
class RecordingPairsTests {

  @TempDir private Path folder;

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "text");
    }
  }

  @Test
  void aTranscriptHasTheNameOfItsRecordingAndAnyExtension() throws IOException {
    write("one.txt", "one.ctm", "two.part.pdf", "two.wav", "e\u0301t\u00e9.docx", "notes");
    RecordingPairs found =
        RecordingPairs.of(
            List.of(
                Path.of("a", "one.flac"), Path.of("two.part.mp3"), Path.of("\u00e9t\u00e9.wav")),
            folder);
    assertEquals(Set.of(), found.failures().keySet());
    assertEquals(
        List.of("one.txt", "two.part.pdf", "e\u0301t\u00e9.docx"),
        found.pairs().stream().map(p -> p.transcript().getFileName().toString()).toList());
    assertEquals("one", found.pairs().get(0).name());
  }

  @Test
  void whatHasNoneOrSeveralIsNamed() throws IOException {
    write("two.pdf", "two.docx", "three.txt", "three.TXT");
    List<Path> audio =
        List.of(Path.of("one.wav"), Path.of("two.wav"), Path.of("three.wav"), Path.of("..x.wav"));
    RecordingPairs found = RecordingPairs.of(audio, folder);
    assertTrue(found.pairs().isEmpty(), found::toString);
    assertEquals(audio, List.copyOf(found.failures().keySet()));
    List<String> messages = List.copyOf(found.failures().values());
    assertTrue(messages.get(0).startsWith("one.wav: expected a transcript "), messages.get(0));
    assertTrue(messages.get(0).endsWith("found none. Add it."), messages.get(0));
    assertTrue(messages.get(1).contains("found 2 files."), messages.get(1));
    assertTrue(messages.get(3).contains("expected a name that starts with no dot"));
  }

  @Test
  void twoRecordingsOfOneNameAreRefused() {
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                RecordingPairs.of(List.of(Path.of("a", "talk.wav"), Path.of("Talk.mp3")), folder));
    assertTrue(e.getMessage().contains("expected recordings of different names"), e.getMessage());
  }
}
